package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rendered directories are input of anybody who opens a pull request: no value of theirs gets out of its place in a report. */
final class HostileReportTest {

    private static final String HOSTILE =
            "````\n```\n</pre></details><script>alert(1)</script>\n::error::own\n\u001b[31mred"
                    + "\u202e @everyone [x](javascript:x) | `\r\n~~~\n";

    @TempDir
    private Path directory;

    @BeforeEach
    void writeSides() {
        Specs.write(directory, "old/a.json", configMap("a", "harmless"));
        Specs.write(directory, "new/a.json", configMap("a", HOSTILE));
        Specs.write(directory, "new/b.json", configMap("<img src=x onerror=alert(1)>\n```\n@everyone", "x"));
    }

    private static String configMap(String name, String value) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("apiVersion", "v1").put("kind", "ConfigMap");
        ObjectNode metadata = root.putObject("metadata").put("name", name).put("namespace", "shop`\"<b>");
        metadata.putObject("labels").put("postgres.example.com/cluster", "</summary>**o**@everyone");
        root.putObject("data").put("list", value).put("line", value.replaceAll("[\r\n]", ""));
        return root.toString();
    }

    private String report(String command, String format) {
        Run run = Run.in(directory, "", new FakeLibrary(), command, "old", "new", "-o", format);
        assertThat(run.code()).as(run.err()).isEqualTo(1);
        return run.out();
    }

    @Test
    void noReportForPeopleControlsTheTerminal() {
        for (String report : List.of(
                report("diff", "text"),
                report("diff", "unified"),
                report("plan", "text"),
                report("plan", "markdown"))) {
            assertThat(report).doesNotContain("\u001b", "\u202e", "\r");
        }
    }

    @Test
    void aPageHasNoMarkupOfOthers() {
        String page = report("plan", "html");

        assertThat(page).doesNotContain("<script", "<img", "</pre></details><", "<b>\"");
        assertThat(page).contains("&lt;script&gt;");
        assertThat(page.split("<details", -1)).hasSameSizeAs(page.split("</details", -1));
    }

    @Test
    void aPageLoadsNothing() {
        assertThat(report("plan", "html"))
                .contains("default-src 'none'")
                .doesNotContain("http:", "https:", " src=\"", "<link", "url(", "@import");
    }

    @Test
    void aCommentHasNoMarkupOfOthers() {
        String comment = report("plan", "markdown");
        List<String> outside = outsideOfBlocks(comment);

        assertThat(outside)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).doesNotContain("<script", "<img", "[x](", "@everyone"));
        assertThat(outside).filteredOn(line -> !line.startsWith("<details>")).noneMatch(line -> line.contains("**o**"));
        assertThat(comment.split("<details", -1)).hasSameSizeAs(comment.split("\n</details>", -1));
    }

    /** As GitHub reads it: a block ends at a line of at least as many backticks as it began with, and nothing else. */
    private static List<String> outsideOfBlocks(String comment) {
        List<String> outside = new ArrayList<>();
        String fence = "";
        for (String line : comment.lines().toList()) {
            if (fence.isEmpty() && line.startsWith("```")) {
                fence = line.replaceAll("[^`].*", "");
            } else if (!fence.isEmpty()
                    && line.startsWith(fence)
                    && line.replace("`", "").isBlank()) {
                fence = "";
            } else if (fence.isEmpty()) {
                outside.add(line);
            }
        }
        assertThat(fence).as("every block ends").isEmpty();
        return outside;
    }

    @Test
    void noNameOfAGitOpsObjectOrOfAnEnvironmentBeginsALine() {
        String name = "\"x\\n::error::own\\n# Title\"";
        Specs.write(directory, "flux.yaml", """
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: %s}
            spec: {path: ./new, suspend: true}
            """.formatted(name));
        Specs.write(
                directory,
                "policy.yaml",
                "environments: [{name: %s, namespaces: ['*'], allowedImpacts: []}]\n".formatted(name));

        for (String format : List.of("text", "markdown", "json", "html", "github")) {
            Run run = Run.in(
                    directory, "", new FakeLibrary(), "plan", "old", "new", "-o", format, "--engine", "flux.yaml");
            assertThat((run.out() + run.err()).lines())
                    .as(format)
                    .noneMatch(line -> line.startsWith("::error::own") || line.startsWith("# Title"));
        }
        Run policy = Run.in(directory, "", new FakeLibrary(), "plan", "old", "new", "--policy", "policy.yaml");
        assertThat(policy.code()).isEqualTo(3);
        assertThat(policy.err())
                .startsWith("policy.yaml:1:17: environments[0].name: ")
                .contains("one line of text");
    }

    @Test
    void anAnnotationIsOneLine() {
        assertThat(report("plan", "github").lines()).allMatch(line -> line.matches("::(error|warning|notice) .*"));
    }
}
