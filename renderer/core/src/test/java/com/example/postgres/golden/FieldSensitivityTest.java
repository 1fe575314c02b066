package com.example.postgres.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every field of the spec changes what is rendered. The clusters and the values are in {@code src/test/fields}, one folder
 * for each base cluster; {@code expected.diff} there is what each value changes.
 */
class FieldSensitivityTest {

    private static final boolean UPDATES = Boolean.getBoolean("golden.update");

    private static final Map<Path, SortedMap<FieldChange, String>> DIFFS = new ConcurrentHashMap<>();

    private final SpecSchema schema = SpecSchema.read();

    static List<Path> bases() {
        return FieldChange.bases();
    }

    @ParameterizedTest
    @MethodSource("bases")
    void everyFieldChangesWhatIsRendered(Path base) {
        Set<String> notRendered = FieldChange.notRendered().keySet();
        SortedSet<String> lost = new TreeSet<>();
        SortedSet<String> printed = new TreeSet<>();

        DIFFS.computeIfAbsent(base, FieldSensitivityTest::diffs).forEach((change, diff) -> {
            boolean isExpectedToPrint = !notRendered.contains(change.property());
            if (diff.isEmpty() && isExpectedToPrint) {
                lost.add(change.field());
            } else if (!diff.isEmpty() && !isExpectedToPrint) {
                printed.add(change.field());
            }
        });

        assertThat(lost)
                .as(
                        "These fields change nothing: print them in a template, choose a value in %s/fields.yaml that is not"
                                + " the default, or name them in src/test/fields/not-rendered.yaml with the reason",
                        base)
                .isEmpty();
        assertThat(printed)
                .as("These fields change what is rendered: remove them from src/test/fields/not-rendered.yaml")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bases")
    void everyFieldChangesTheCommittedLines(Path base) throws IOException {
        Path file = base.resolve("expected.diff");
        String actual = DIFFS.computeIfAbsent(base, FieldSensitivityTest::diffs).entrySet().stream()
                .map(entry -> title(entry.getKey()) + entry.getValue() + "\n")
                .collect(Collectors.joining());
        String expected = Files.exists(file) ? Files.readString(file) : "";

        if (UPDATES && !actual.equals(expected)) {
            assertThat(System.getenv("CI"))
                    .as("nobody looks at files that CI writes")
                    .isNull();
            Files.writeString(file, actual);
            fail("%s is written; look at it with git diff, then run the tests again", file);
        }
        assertThat(actual)
                .as("%s has other lines; accept with: make golden", file)
                .isEqualTo(expected);
    }

    @Test
    void everyFieldOfTheSchemaHasARow() {
        SortedSet<String> missing = new TreeSet<>(schema.leaves());
        missing.removeAll(changedProperties());

        assertThat(missing)
                .as(
                        "Add a row for each of these fields to a src/test/fields/*/fields.yaml: a value other than the default,"
                                + " for a cluster that has the fields it depends on")
                .isEmpty();
    }

    @Test
    void everyRowIsAboutAFieldOfTheSchema() {
        SortedSet<String> unknown = new TreeSet<>(changedProperties());
        unknown.addAll(FieldChange.notRendered().keySet());
        unknown.removeAll(schema.leaves());

        assertThat(unknown)
                .as(
                        "The schema has no such fields: remove them from src/test/fields/*/fields.yaml and not-rendered.yaml")
                .isEmpty();
    }

    private Set<String> changedProperties() {
        return FieldChange.all().stream()
                .flatMap(change -> change.changedProperties(schema.leaves()).stream())
                .collect(Collectors.toSet());
    }

    private static SortedMap<FieldChange, String> diffs(Path base) {
        RenderTarget target = RenderTarget.gitops();
        RenderedText unchanged = RenderedText.of(FieldChange.cluster(base), target);
        SortedMap<FieldChange, String> diffs = new TreeMap<>(Comparator.comparing(FieldChange::field));
        for (FieldChange change : FieldChange.of(base)) {
            diffs.put(change, unchanged.diff(RenderedText.of(change.changedCluster(), target)));
        }
        return diffs;
    }

    private static String title(FieldChange change) {
        return change.field() + ": " + CanonicalJson.compact(change.value()) + "\n";
    }
}
