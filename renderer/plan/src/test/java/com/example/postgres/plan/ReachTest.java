package com.example.postgres.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.plan.diff.ObjectChange;
import com.example.postgres.plan.diff.ObjectChange.Changed;
import com.example.postgres.plan.diff.SetDifference;
import com.example.postgres.source.FieldPath;
import com.example.postgres.target.RenderTarget;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The table of what each field of the spec reaches is what the fields really change. */
class ReachTest {

    private static final boolean UPDATES = Boolean.getBoolean("golden.update");
    private static final Path TABLE =
            Project.RENDERER.resolve("plan/src/main/resources/com/example/postgres/plan/reach.txt");
    private static final String HEADER = """
            # What each field of the spec reaches: written by ReachTest, which renders every field with another value.
            # Update with: make golden
            """;

    @Test
    void theTableHoldsWhatEveryFieldChanges() throws IOException {
        SortedMap<String, SortedSet<String>> places = new TreeMap<>();
        for (Path base : Project.children(Project.RENDERER.resolve("core/src/test/fields"))) {
            if (Files.isDirectory(base)) {
                JsonNode cluster = Project.yaml(base.resolve("cluster.yaml"));
                ClusterState before = Project.rendered(cluster, RenderTarget.gitops());
                Project.yaml(base.resolve("fields.yaml"))
                        .properties()
                        .forEach(row -> add(
                                places,
                                row.getKey(),
                                row.getValue(),
                                reached(before, Project.with(cluster, row.getKey(), row.getValue()))));
            }
        }
        places.values().removeIf(Set::isEmpty);
        StringBuilder text = new StringBuilder(HEADER);
        places.forEach((field, reached) -> {
            text.append(field).append('\n');
            reached.forEach(place -> text.append("  ").append(place).append('\n'));
        });

        if (UPDATES) {
            Files.writeString(TABLE, text);
        }
        assertThat(Files.readString(TABLE))
                .as("%s has other lines; accept with: make golden", TABLE)
                .isEqualTo(text.toString());
    }

    @Test
    void fieldsAndPlacesAreFoundFromEachOther() {
        assertThat(Reach.load().places("spec.postgresqlParams.work_mem"))
                .contains("ConfigMap/<name>-config metadata.annotations.config.postgresql.parameters.work_mem")
                .contains(
                        "StatefulSet/<name> spec.template.metadata.annotations[postgres.example.com/restart-parameters]");
        assertThat(Reach.load().fields("ConfigMap/<name>-pgbouncer data[pgbouncer.ini].pgbouncer.pool_mode"))
                .contains("spec.pgbouncer.poolMode");
    }

    /** A mapping whose keys the user chooses is a field {@code *}; so is the same key where it is printed. */
    private static void add(
            SortedMap<String, SortedSet<String>> places, String field, JsonNode value, SortedSet<String> reached) {
        for (String place : reached) {
            String general = place;
            for (Map.Entry<String, JsonNode> entry :
                    field.endsWith("]") ? Set.<Map.Entry<String, JsonNode>>of() : value.properties()) {
                String key = FieldPath.of("x", entry.getKey()).toString().substring(1);
                general =
                        general.endsWith(key) ? general.substring(0, general.length() - key.length()) + ".*" : general;
            }
            String property = property(field) + (general.equals(place) ? "" : ".*");
            places.computeIfAbsent(property, name -> new TreeSet<>()).add(general);
        }
    }

    private static SortedSet<String> reached(ClusterState before, JsonNode changed) {
        SortedSet<String> places = new TreeSet<>();
        ClusterState after = Project.rendered(changed, RenderTarget.gitops());
        for (ObjectChange change :
                SetDifference.between(before.objects(), after.objects()).changes()) {
            KubernetesObject object = change.object();
            if (change instanceof Changed values) {
                values.values().forEach(value -> places.add(general(Reach.place(object, value.path()))));
            } else {
                places.add(Reach.place(object, FieldPath.ROOT));
            }
        }
        return places;
    }

    /** Users choose the names of slots, which are the keys of a mapping. */
    private static String general(String place) {
        return place.replaceFirst("(metadata\\.annotations\\.config\\.slots)\\..*", "$1.*");
    }

    /** The field without list indexes. */
    private static String property(String field) {
        return field.replaceAll("\\[[0-9]+]", "");
    }
}
