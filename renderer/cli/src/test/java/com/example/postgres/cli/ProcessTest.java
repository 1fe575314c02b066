package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.yaml.YamlReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code pgc} as a process, with the real renderer. */
@DisabledOnOs(OS.WINDOWS)
final class ProcessTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void writeSpec() {
        Specs.write(directory, "orders.yaml", Specs.orders("version: '18', storage: {size: 1Gi}"));
    }

    private Process start(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-Dsun.jnu.encoding=UTF-8",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(options);
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(directory.resolve("err").toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().merge("PATH", directory.toString(), (path, own) -> own + File.pathSeparator + path);
        return builder.start();
    }

    private Run finish(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), out, Specs.read(directory, "err"));
    }

    @Test
    void rendersWithoutLoadingAKubernetesClientOrModelOrAProofOrAPlan() throws Exception {
        Path classes = directory.resolve("classes");

        Run run = finish(start(List.of("-Xlog:class+load:file=" + classes), "render", "orders.yaml"));

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("kind: StatefulSet");
        assertThat(Files.readString(classes))
                .contains("com.example.postgres.render.Renderer")
                .doesNotContain(
                        "io.fabric8",
                        "com.example.postgres.proof",
                        "com.example.postgres.typed",
                        "com.example.postgres.plan",
                        "com.example.postgres.cli.plan",
                        "com.example.postgres.cli.difference",
                        "com.github.difflib");
    }

    /** The first generated {@code equals} or {@code hashCode} of a record links method handles: 20 ms of a cold start. */
    @Test
    void rendersWithoutLinkingTheMethodsOfRecords() throws Exception {
        Path classes = directory.resolve("classes");
        Path example = Path.of("../../examples/production/cluster.yaml")
                .toAbsolutePath()
                .normalize();

        Run run = finish(start(List.of("-Xlog:class+load:file=" + classes), "render", example.toString()));

        assertThat(run.code()).isZero();
        assertThat(Files.readString(classes)).doesNotContain("java.lang.runtime.ObjectMethods");
    }

    @Test
    void usesTheCodeOfTheLauncherForDifferences() throws Exception {
        assertThat(start(List.of(), "render", "orders.yaml", "-d", "out", "--check")
                        .waitFor())
                .isEqualTo(1);
        assertThat(start(List.of("-Dpgc.exit.differences=64"), "render", "orders.yaml", "-d", "out", "--check")
                        .waitFor())
                .isEqualTo(64);
    }

    @Test
    void endsSilentlyWhenTheReaderGoesAway() throws Exception {
        Process process = start(List.of(), "render", "orders.yaml");
        try (InputStream out = process.getInputStream()) {
            assertThat(out.read()).isEqualTo('-');
        }

        assertThat(process.waitFor()).isIn(0, 5);
        assertThat(Specs.read(directory, "err")).doesNotContain("error", "Exception");
    }

    @Test
    void readsAndWritesUtf8() throws Exception {
        Files.move(directory.resolve("orders.yaml"), directory.resolve("grüße 日本.yaml"));

        Run run = finish(start(List.of(), "render", "grüße 日本.yaml", "-d", "größe"));

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("größe: ");
        assertThat(directory.resolve("größe/statefulset-orders.yaml")).exists();
    }

    @Test
    void psqlRunsInThePrimaryThroughKubectl() throws Exception {
        Path kubectl = Files.writeString(directory.resolve("kubectl"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\nexit 3\n");
        assertThat(kubectl.toFile().setExecutable(true)).isTrue();
        try (FakeApiServer server = new FakeApiServer()) {
            server.writeKubeconfig(directory);
            server.store(YamlReader.readTrusted("orders", """
                    apiVersion: postgres.example.com/v1alpha1
                    kind: PostgresCluster
                    metadata: {name: orders, namespace: shop}
                    status: {primary: orders-1}
                    """));

            Run run = finish(start(
                    List.of(),
                    "psql",
                    "-n",
                    "shop",
                    "--kubeconfig",
                    "kubeconfig",
                    "--context",
                    "test",
                    "orders",
                    "--",
                    "-d",
                    "app"));

            assertThat(run.code()).as(run.err()).isEqualTo(3);
            assertThat(run.out().lines())
                    .containsExactly(
                            "--kubeconfig=kubeconfig",
                            "--context=test",
                            "--namespace=shop",
                            "exec",
                            "--stdin",
                            "orders-1",
                            "--container=postgres",
                            "--",
                            "sh",
                            "-c",
                            "exec psql -U \"$(cat /credentials/username)\" -d postgres \"$@\"",
                            "psql",
                            "-d",
                            "app");
        }
    }
}
