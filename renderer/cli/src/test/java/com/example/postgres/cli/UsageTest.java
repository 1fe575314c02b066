package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.syntax.ImageReference;
import com.example.postgres.syntax.KubernetesName;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines that are wrong: exit code 2, a hint, nothing on standard output. */
final class UsageTest {

    @TempDir
    private Path directory;

    private Run pgc(String... arguments) {
        return Run.in(directory, "", new FakeLibrary(), arguments);
    }

    private void orders(String spec) {
        Specs.write(directory, "orders.yaml", Specs.orders(spec));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "render",
                "render orders.yaml --check",
                "render orders.yaml --layout flat",
                "render orders.yaml --prune-clusters",
                "render orders.yaml -d out --layout deep",
                "render orders.yaml -d out -o json",
                "render orders.yaml -d out -s ConfigMap/a",
                "render orders.yaml --target argo",
                "render orders.yaml --secrets plain",
                "render orders.yaml -o xml",
                "render orders.yaml --image postgres",
                "render orders.yaml --image mysql=x",
                "render orders.yaml --image postgres=Foo//bar::@@x",
                "render orders.yaml --image postgres=ghcr.io/Me/spilo:18",
                "render orders.yaml --registry https://example.com/",
                "render orders.yaml --kube-version latest",
                "render orders.yaml --kube-version 1.20",
                "render orders.yaml --api-versions Monitoring!",
                "render orders.yaml -n Shop",
                "render orders.yaml --nonsense",
                "nonsense",
                "completion fish"
            })
    void wrongUsageIsTwo(String arguments) {
        orders("objects: [a]");

        Run run = pgc(arguments.split(" ", -1));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: ").contains("hint: ");
    }

    /** As with an unset variable of a shell script; a path that is empty would be the working directory. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "render|orders.yaml|-d|",
                "render|orders.yaml|--check|--output-dir=",
                "render|",
                "render|orders.yaml|",
                "render|-f|",
                "render|orders.yaml|-s|",
                "validate|",
                "validate|--rendered|"
            })
    void anEmptyValueIsWrongUsage(String arguments) {
        orders("objects: [a]");

        Run run = pgc(arguments.split("\\|", -1));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("is empty").contains("hint: ");
        assertThat(directory.toFile().list()).containsExactly("orders.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Foo//bar::@@x", "Postgres:18", "postgres:18:1", "postgres@sha256:12", "-postgres", ""})
    void anImageThatTheSpecRefusesIsRefusedWithTheSameWords(String image) {
        orders("objects: [a]");

        Run run = pgc("render", "orders.yaml", "--image", "postgres=" + image);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("--image", ImageReference.problem(image).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shop", "shop.eu", "shop-", "shop_1", "a/b", ""})
    void aNamespaceThatTheSpecRefusesIsRefusedWithTheSameWords(String namespace) {
        orders("objects: [a]");

        Run run = pgc("render", "orders.yaml", "-n", namespace);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("-n", KubernetesName.LABEL.problem(namespace).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres",
                "localhost:5000/team/postgres:18.1",
                "postgres:18@sha256:0123456789abcdef0123456789abcdef"
            })
    void anImageThatTheSpecAcceptsIsAccepted(String image) {
        orders("objects: [a]");

        assertThat(pgc("render", "orders.yaml", "--image", "postgres=" + image).code())
                .isZero();
    }
}
