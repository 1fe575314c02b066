package com.example.postgres.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/LIBRARY.md, and the program that it shows, as its users run it. */
class LibraryPageTest {

    private static final Path PROGRAMS = Project.ROOT.resolve("examples/library");

    private static final String SPEC = """
            apiVersion: postgres.example.com/v1alpha1
            kind: PostgresCluster
            metadata: {name: orders, namespace: shop}
            spec: {version: "18", replicas: 3, storage: {size: %s}, postgresqlParams: {work_mem: %s}}
            """;

    @TempDir
    private Path directory;

    private record Result(int code, String out) {}

    private Result plan(String size, String workMem) throws Exception {
        Path before = Files.writeString(directory.resolve("old.yaml"), SPEC.formatted("2Gi", "8MB"));
        Path after = Files.writeString(directory.resolve("new.yaml"), SPEC.formatted(size, workMem));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        PROGRAMS.resolve("PlanChange.java").toString(),
                        before.toString(),
                        after.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), out);
    }

    @Test
    void theProgramPrintsThePlan() throws Exception {
        Result reload = plan("2Gi", "16MB");
        Result smaller = plan("1Gi", "8MB");

        assertThat(reload.out()).startsWith("shop/orders: RELOAD\n  Apply the objects");
        assertThat(reload.code()).isZero();
        assertThat(smaller.out()).startsWith("shop/orders: FORBIDDEN\n");
        assertThat(smaller.code()).isEqualTo(1);
    }

    @Test
    void theCodeOnThePageIsThatOfThePrograms() throws IOException {
        List<String> blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Project.text(Project.ROOT.resolve("docs/LIBRARY.md")))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        String programs = Stream.of("RenderCluster.java", "PlanChange.java")
                .map(program -> Project.text(PROGRAMS.resolve(program)))
                .reduce("", String::concat);

        assertThat(blocks).hasSize(2).allMatch(programs::contains);
    }

    @Test
    void thePageNamesPackagesAndTypesThatExist() {
        Project.text(Project.ROOT.resolve("docs/LIBRARY.md"))
                .lines()
                .filter(line -> line.startsWith("| `plan"))
                .forEach(line -> {
                    String[] cells = line.split("\\|", -1);
                    String packageName =
                            "com.example.postgres." + cells[1].strip().replace("`", "");
                    for (String type : cells[2].replace("`", "").strip().split(", ", -1)) {
                        assertThat(typeExists(packageName + "." + type))
                                .as(packageName + "." + type)
                                .isTrue();
                    }
                });
    }

    private static boolean typeExists(String name) {
        try {
            return Class.forName(name).getModifiers() % 2 == 1;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
