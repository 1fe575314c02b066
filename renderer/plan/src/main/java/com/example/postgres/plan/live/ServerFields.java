package com.example.postgres.plan.live;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.source.FieldPath.Field;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values that are in an object without being in its manifest: a row of {@code server-fields.txt} for each. */
final class ServerFields {

    private static final String ANY = "*";
    private static final String ANY_BEGINNING = "...";

    private static final List<Row> ROWS = read();

    private ServerFields() {}

    /**
     * A value.
     *
     * @param kinds of objects that have it; {@code *} for all
     * @param path names of fields
     * @param value the default; empty for any value
     * @param isEdited whether the row also holds for a value that another program has set
     */
    private record Row(List<String> kinds, String path, Optional<JsonNode> value, boolean isEdited) {

        static Row parse(String line) {
            String[] columns = line.strip().split("\\s+", 3);
            boolean isAny = columns[2].startsWith(ANY);
            return new Row(
                    List.of(columns[0].split(",", -1)),
                    columns[1],
                    isAny ? Optional.empty() : Optional.of(YamlReader.readTrusted("server-fields.txt", columns[2])),
                    !columns[2].equals(ANY));
        }

        boolean matches(KubernetesObject object, String names, JsonNode live, boolean hasEditor) {
            return isAt(names)
                    && (kinds.contains(ANY) || kinds.contains(object.id().kind()))
                    && value.map(live::equals).orElse(true)
                    && (isEdited || !hasEditor);
        }

        private boolean isAt(String names) {
            return path.startsWith(ANY_BEGINNING)
                    ? ("." + names).endsWith(path.substring(ANY_BEGINNING.length() - 1))
                    : names.equals(path);
        }
    }

    /**
     * Whether there is a row for the value.
     *
     * @param hasEditor whether another program than the one that applied the object has set it
     */
    static boolean contain(KubernetesObject object, Part part, boolean hasEditor) {
        String names = part.path().segments().stream()
                .filter(Field.class::isInstance)
                .map(segment -> ((Field) segment).name())
                .collect(Collectors.joining("."));
        return ROWS.stream().anyMatch(row -> row.matches(object, names, part.live(), hasEditor));
    }

    private static List<Row> read() {
        try (InputStream file = Objects.requireNonNull(ServerFields.class.getResourceAsStream("server-fields.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Row::parse)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError("the build puts it on the class path", e);
        }
    }
}
