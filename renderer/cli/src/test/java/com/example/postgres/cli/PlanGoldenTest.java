package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The reports as files, to be read: {@code src/test/golden/plan}. With {@code -Dgolden.update=true} the current output becomes
 * the expected one.
 */
final class PlanGoldenTest {

    private static final Path GOLDEN =
            Path.of("src/test/golden/plan").toAbsolutePath().normalize();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fleet.txt    | 1 | plan old new",
                "fleet.md     | 1 | plan old new -o markdown --policy policy.yaml",
                "fleet.html   | 1 | plan old new -o html",
                "fleet.github | 1 | plan old new -o github --policy policy.yaml",
                "orders.txt   | 0 | plan old/orders.yaml new/orders.yaml",
                "orders.json  | 0 | plan old/orders.yaml new/orders.yaml -o json",
                "operator.txt | 0 | plan old/orders.yaml new/orders.yaml --target operator",
                "nothing.md   | 0 | plan old/same.yaml new/same.yaml -o markdown",
                "diff.txt     | 1 | diff old new",
                "diff.diff    | 1 | diff old/orders.yaml new/orders.yaml -o unified",
                "diff.json    | 1 | diff old/orders.yaml new/orders.yaml -o json"
            })
    void reportIsTheExpectedOne(String file, int code, String command) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));

        Run run = Run.in(GOLDEN, arguments.toArray(String[]::new));

        assertThat(run.code()).as(run.err()).isEqualTo(code);
        if (Boolean.getBoolean("golden.update")) {
            Specs.write(GOLDEN, "expected/" + file, run.out());
        }
        assertThat(run.out()).isEqualTo(Specs.read(GOLDEN, "expected/" + file));
    }
}
