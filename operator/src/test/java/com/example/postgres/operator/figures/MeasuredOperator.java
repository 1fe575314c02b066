package com.example.postgres.operator.figures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The packaged operator as a process, with the options of its image. */
final class MeasuredOperator implements AutoCloseable {

    private static final Path JAR = Path.of("target", "postgres-operator.jar");
    private static final int PORT = 18080;

    private final Path log;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param memoryMiB limit of a container; the heap gets half */
    MeasuredOperator(String kubeconfig, Path folder, int memoryMiB) throws IOException {
        log = folder.resolve("operator.log");
        Path config = Files.writeString(folder.resolve("kubeconfig"), kubeconfig);
        ProcessBuilder builder =
                new ProcessBuilder(command(memoryMiB)).redirectErrorStream(true).redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("KUBECONFIG", config.toString());
        environment.put("LEADER_ELECTION", "false");
        environment.put("PATRONI_ACCESS", "http");
        environment.put("PORT", String.valueOf(PORT));
        process = builder.start();
    }

    /** The entry point of the image, without what only the image and its container have. */
    private static List<String> command(int memoryMiB) throws IOException {
        String entryPoint;
        try (Stream<String> lines = Files.lines(Path.of("Dockerfile"))) {
            entryPoint = lines.filter(line -> line.startsWith("ENTRYPOINT "))
                    .map(line -> line.substring("ENTRYPOINT ".length()))
                    .findFirst()
                    .orElseThrow();
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:MaxRAM=" + memoryMiB + "m");
        for (JsonNode argument : new ObjectMapper().readTree(entryPoint)) {
            String text = argument.asText();
            if (text.startsWith("-") && !text.startsWith("-XX:SharedArchiveFile")) {
                command.add(text);
            }
        }
        command.add(JAR.toString());
        return command;
    }

    /** The sum of the samples of a metric whose line begins so; 0 while it does not answer. */
    double metric(String start) throws InterruptedException, IOException {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + "/metrics"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.body()
                    .lines()
                    .filter(line -> line.startsWith(start))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException e) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the operator has ended: " + Files.readString(log), e);
            }
            return 0;
        }
    }

    /** Resident memory in MiB. */
    long residentMiB() throws IOException {
        return memoryMiB("VmRSS:");
    }

    /** The most resident memory so far, in MiB. */
    long peakMiB() throws IOException {
        return memoryMiB("VmHWM:");
    }

    private long memoryMiB(String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
