package com.example.postgres.cluster.driver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A change of a spec that is planned, made and observed: what one commit does.
 *
 * @param name in reports
 * @param edits in their order
 */
public record PlannedChange(String name, List<Edit> edits) {

    private static final String STORE = "$STORE";
    private static final String COMMIT = "commit ";

    public PlannedChange {
        edits = List.copyOf(edits);
    }

    /**
     * An edit of one field.
     *
     * @param pointer to the field
     * @param value as YAML; empty to remove the field
     */
    record Edit(String pointer, String value) {

        /** Of a row {@code pointer | value}; backups go to the folder of the namespace. */
        static Edit of(String row, TestNamespace namespace) {
            String[] cells = row.split(" *\\| *", 2);
            String value = cells[1].strip();
            return new Edit(
                    cells[0],
                    value.contains(STORE)
                            ? value.replace(
                                    STORE, namespace.kubernetes().objectStore().destination(namespace))
                            : value);
        }

        Spec in(Spec spec) {
            return value.isEmpty() ? spec.without(pointer) : spec.with(pointer, value);
        }

        @Override
        public String toString() {
            return pointer.substring(1).replace('/', '.') + ": " + (value.isEmpty() ? "removed" : value);
        }
    }

    /** The changes of {@code planned-changes.txt} for clusters of this size. */
    public static List<PlannedChange> read(int members, TestNamespace namespace) throws IOException {
        String prefix = members + " | ";
        return lines("planned-changes.txt").stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> Edit.of(line.substring(prefix.length()), namespace))
                .map(edit -> new PlannedChange(members + " members: " + edit, List.of(edit)))
                .toList();
    }

    /** The edits of {@code random-edits.txt}: each is a change of its own. */
    public static List<PlannedChange> readRandomEdits(TestNamespace namespace) throws IOException {
        return lines("random-edits.txt").stream()
                .map(row -> Edit.of(row, namespace))
                .map(edit -> new PlannedChange(edit.toString(), List.of(edit)))
                .toList();
    }

    /** The commits of a file of the folder {@code series}. */
    public static List<PlannedChange> readSeries(String series, TestNamespace namespace) throws IOException {
        List<PlannedChange> commits = new ArrayList<>();
        String text = String.join("\n", lines("series/" + series + ".txt"));
        for (String commit :
                text.substring(text.indexOf(COMMIT) + COMMIT.length()).split("\n" + COMMIT, -1)) {
            List<String> rows = commit.lines().toList();
            commits.add(new PlannedChange(
                    series + ": " + rows.get(0),
                    rows.stream().skip(1).map(row -> Edit.of(row, namespace)).toList()));
        }
        return commits;
    }

    /** Creates the Secrets that the files refer to. */
    public static void createSecrets(Cluster cluster) {
        TestNamespace namespace = cluster.namespace();
        Authority authority = new Authority("authority");
        namespace.putSecret("server", authority.issue(cluster).content());
        namespace.putSecret("authority", Map.of("ca.crt", authority.certificate()));
        namespace.kubernetes().objectStore().createSecret(namespace);
    }

    private static List<String> lines(String file) throws IOException {
        String path = "/com/example/postgres/cluster/" + file;
        try (InputStream stream = Objects.requireNonNull(PlannedChange.class.getResourceAsStream(path), path)) {
            return Arrays.stream(new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1))
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
        }
    }

    /** Whether it edits this field. */
    public boolean edits(String pointer) {
        return edits.stream().anyMatch(edit -> edit.pointer().equals(pointer));
    }

    /** The spec with all edits. */
    public Spec in(Spec spec) {
        Spec changed = spec;
        for (Edit edit : edits) {
            changed = edit.in(changed);
        }
        return changed;
    }

    @Override
    public String toString() {
        return name;
    }
}
