package com.example.postgres.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The validator and real servers agree about each value of {@code server-values.txt}. The servers are those in {@code
 * PGC_TEST_POSTGRES}, such as {@code 14=/usr/lib/postgresql/14/bin,18=/usr/lib/postgresql/18/bin}; without it, only the
 * validator is compared with the table.
 */
class ServerValuesTest {

    private static final String RESOURCE = "/com/example/postgres/parameters/server-values.txt";
    private static final int FIRST_MAJOR = 14;
    private static final int MAJORS = 5;
    private static final int NOBODY = 65534;

    /**
     * A line of the table.
     *
     * @param verdicts one for each major version from 14: + starts, - is refused, x starts but is refused by the rule
     * @param isStarted whether only a server that really starts gives the verdict
     * @param settings by name
     */
    record Line(String verdicts, boolean isStarted, Map<String, String> settings) {

        static Line parse(String text) {
            String rest = text.substring(MAJORS).strip();
            Map<String, String> settings = new LinkedHashMap<>();
            for (String setting : rest.replaceFirst("^! ", "").split(" && ", -1)) {
                int equals = setting.indexOf('=');
                settings.put(setting.substring(0, equals), setting.substring(equals + 1));
            }
            return new Line(text.substring(0, MAJORS), rest.startsWith("! "), settings);
        }

        char verdict(int major) {
            return verdicts.charAt(major - FIRST_MAJOR);
        }
    }

    static List<Line> lines() throws IOException {
        try (InputStream stream = ServerValuesTest.class.getResourceAsStream(RESOURCE)) {
            String text = new String(Objects.requireNonNull(stream, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(Line::parse)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void theValidatorAgreesWithTheTable(Line line) {
        StringBuilder verdicts = new StringBuilder();
        for (int major = FIRST_MAJOR; major < FIRST_MAJOR + MAJORS; major++) {
            boolean isRefused =
                    ParameterValidator.check(GivenParameters.of(major, line.settings()), FieldPath.of("spec")).stream()
                            .anyMatch(Violation::isError);
            verdicts.append(!isRefused ? '+' : line.verdict(major) == 'x' ? 'x' : '-');
        }
        assertThat(verdicts.toString()).isEqualTo(line.verdicts());
    }

    @Test
    void realServersAgreeWithTheTable(@TempDir Path folder) throws Exception {
        Map<Integer, Path> servers = servers();
        assumeFalse(servers.isEmpty(), "PGC_TEST_POSTGRES names no server");
        List<String> differences = new ArrayList<>();
        for (Map.Entry<Integer, Path> server : servers.entrySet()) {
            Path data = create(
                    server.getValue(), folder, folder.resolve(server.getKey().toString()));
            for (Line line : lines()) {
                boolean isAccepted = line.isStarted()
                        ? starts(server.getValue(), data, line.settings())
                        : reads(server.getValue(), data, line.settings());
                if (isAccepted != (line.verdict(server.getKey()) != '-')) {
                    differences.add(server.getKey() + (isAccepted ? " accepts " : " refuses ") + line.settings());
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    private static Map<Integer, Path> servers() {
        Map<Integer, Path> servers = new LinkedHashMap<>();
        String given = Objects.requireNonNullElse(System.getenv("PGC_TEST_POSTGRES"), "");
        Stream.of(given.split(",")).filter(entry -> entry.contains("=")).forEach(entry -> {
            String[] parts = entry.split("=", 2);
            servers.put(Integer.valueOf(parts[0]), Path.of(parts[1]));
        });
        return servers;
    }

    private static Path create(Path bin, Path folder, Path data) throws Exception {
        Files.createDirectory(data);
        if (isRoot()) {
            // The server does not run as root; JUnit's folder admits its owner alone.
            Files.setAttribute(data, "unix:uid", NOBODY);
            Files.setAttribute(folder, "unix:uid", NOBODY);
        }
        Process initdb = start(List.of(bin.resolve("initdb").toString(), "-D", data.toString(), "-N", "--locale=C"));
        initdb.getInputStream().readAllBytes();
        assertThat(initdb.waitFor()).isZero();
        return data;
    }

    /** Whether the server reads its configuration. */
    private static boolean reads(Path bin, Path data, Map<String, String> settings) throws Exception {
        Process process = start(command(bin, data, settings, "-C", "port"));
        process.getInputStream().readAllBytes();
        return process.waitFor() == 0;
    }

    private static boolean starts(Path bin, Path data, Map<String, String> settings) throws Exception {
        Process process =
                start(command(bin, data, settings, "-c", "listen_addresses=", "-c", "unix_socket_directories=" + data));
        boolean isReady = false;
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            String line = reader.readLine();
            while (line != null && !isReady) {
                isReady = line.contains("ready to accept connections");
                line = isReady ? null : reader.readLine();
            }
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        return isReady;
    }

    private static List<String> command(Path bin, Path data, Map<String, String> settings, String... more) {
        List<String> command = new ArrayList<>(List.of(bin.resolve("postgres").toString(), "-D", data.toString()));
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        command.addAll(List.of(more));
        return command;
    }

    /** PostgreSQL refuses to run as root. */
    private static Process start(List<String> command) throws IOException {
        List<String> prefix =
                isRoot() ? List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups") : List.of();
        List<String> whole = Stream.concat(prefix.stream(), command.stream()).toList();
        return new ProcessBuilder(whole).redirectErrorStream(true).start();
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    @Test
    void theTableHasEveryMajor() {
        assertThat(IntStream.range(FIRST_MAJOR, FIRST_MAJOR + MAJORS)).allMatch(ParameterCatalogue.load()::knows);
    }
}
