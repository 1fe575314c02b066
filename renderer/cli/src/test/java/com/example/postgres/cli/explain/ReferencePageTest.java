package com.example.postgres.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.render.Renderer;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/REFERENCE.md. With {@code -Dgolden.update=true} the page becomes what the CustomResourceDefinition says. */
class ReferencePageTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("../..");
    private static final Path FILE = ROOT.resolve("docs/REFERENCE.md");
    private static final byte[] CRD = Renderer.customResourceDefinition();

    private static final Pattern HEADING = Pattern.compile("#+ (.*)");
    private static final Pattern ROW = Pattern.compile("\\| \\[?`([^`]+)`.*");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]*)(?:#([^)]*))?\\)");
    private static final Pattern ANNOTATION = Pattern.compile("\"postgres\\.example\\.com/([a-z-]+)\"");

    /** Of a Secret; a label. */
    private static final Set<String> NOT_OF_A_CLUSTER = Set.of("rotated-at", "cluster");

    @Test
    void saysWhatTheDefinitionSays() throws IOException {
        String page = ReferencePage.of(CRD);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(FILE, page);
        }
        assertThat(Files.readString(FILE))
                .as("%s is stale; accept with: make golden", FILE)
                .isEqualTo(page);
    }

    /** Reads the page and the schema, not the generator: what that forgets is missing here. */
    @Test
    void hasEveryFieldOfTheSchema() throws IOException {
        JsonNode definition = YamlReader.readTrusted("the definition", new String(CRD, StandardCharsets.UTF_8));
        Set<String> fields = new TreeSet<>();
        collect("", definition.at("/spec/versions/0/schema/openAPIV3Schema"), fields);

        assertThat(documented(Files.readString(FILE)))
                .contains("spec.version", "spec.backup.destination.bucket", "status.requests.servers.startedAt")
                .containsAll(fields);
    }

    @Test
    void linksLeadToHeadingsAndFiles() throws IOException {
        String page = Files.readString(FILE);
        List<String> headings = anchors(page);

        assertThat(headings).doesNotHaveDuplicates();
        for (MatchResult link : LINK.matcher(page).results().toList()) {
            if (!link.group(1).startsWith("https:")) {
                Path target = link.group(1).isEmpty() ? FILE : FILE.resolveSibling(link.group(1));
                assertThat(target).exists();
                if (link.group(2) != null) {
                    assertThat(anchors(Files.readString(target)))
                            .as(link.group())
                            .contains(link.group(2));
                }
            }
        }
    }

    @Test
    void everyRowHasTheCellsOfItsTable() throws IOException {
        int columns = 0;
        for (String line : Files.readString(FILE).lines().toList()) {
            int cells = line.startsWith("|") ? line.split("(?<!\\\\)\\|", -1).length : 0;
            assertThat(columns == 0 || cells == 0 || cells == columns).as(line).isTrue();
            columns = cells;
        }
    }

    @Test
    void hasTheAnnotationsThatTheOperatorKnows() throws IOException {
        Set<String> known = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(ROOT.resolve("operator/src/main/java"))) {
            sources.filter(Files::isRegularFile)
                    .forEach(source -> ANNOTATION
                            .matcher(text(source))
                            .results()
                            .map(key -> key.group(1))
                            .filter(key -> !NOT_OF_A_CLUSTER.contains(key))
                            .forEach(known::add));
        }
        assertThat(documented(Files.readString(FILE)).stream()
                        .filter(row -> row.startsWith("Annotations."))
                        .map(row -> row.substring("Annotations.".length())))
                .containsExactlyInAnyOrderElementsOf(known);
    }

    /** The fields that have a row, each with the path of its section before it. */
    private static Set<String> documented(String page) {
        Set<String> fields = new HashSet<>();
        String section = "";
        for (String line : page.lines().toList()) {
            Matcher heading = HEADING.matcher(line);
            Matcher row = ROW.matcher(line);
            if (heading.matches()) {
                section = switch (heading.group(1)) {
                    case "Object" -> "";
                    case "Spec" -> "spec.";
                    case "Status" -> "status.";
                    default -> heading.group(1) + ".";
                };
            } else if (row.matches()) {
                fields.add(section + row.group(1));
            }
        }
        return fields;
    }

    /** Not the fields of Kubernetes' own types: they have no descriptions. Nor {@code metadata}, which is one of them. */
    private static void collect(String path, JsonNode schema, Set<String> fields) {
        JsonNode holder = schema.has("items") ? schema.get("items") : schema;
        holder.path("properties").properties().forEach(field -> {
            String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            if (field.getValue().has("description")) {
                fields.add(name);
            }
            if (field.getValue().has("description") || name.equals("metadata")) {
                collect(name, field.getValue(), fields);
            }
        });
    }

    private static List<String> anchors(String page) {
        return page.lines()
                .map(HEADING::matcher)
                .filter(Matcher::matches)
                .map(heading -> Markdown.anchor(heading.group(1)))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
