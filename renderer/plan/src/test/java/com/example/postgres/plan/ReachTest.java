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
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The table of what each field of the spec reaches is what the fields really change. */
class ReachTest {

    private static final boolean UPDATES = Boolean.getBoolean("golden.update");
    private static final Path TABLE = Project.RENDERER.resolve("plan/src/main/resources/com/example/postgres/plan/reach.txt");
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
                        .forEach(row -> places.computeIfAbsent(property(row.getKey()), key -> new TreeSet<>())
                                .addAll(reached(before, Project.with(cluster, row.getKey(), row.getValue()))));
            }
        }
        places.values().removeIf(SortedSet::isEmpty);
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
        assertThat(Reach.load().places("spec.tls.enabled"))
                .contains("StatefulSet/<name> spec.template.spec.volumes[name=tls]");
        assertThat(Reach.load().fields("ConfigMap/<name>-pgbouncer data[pgbouncer.ini].pgbouncer.pool_mode"))
                .contains("spec.pgbouncer.poolMode");
    }

    private static SortedSet<String> reached(ClusterState before, JsonNode changed) {
        SortedSet<String> places = new TreeSet<>();
        ClusterState after = Project.rendered(changed, RenderTarget.gitops());
        for (ObjectChange change : SetDifference.between(before.objects(), after.objects())
                .changes()) {
            KubernetesObject object = change.object();
            if (change instanceof Changed values) {
                values.values().forEach(value -> places.add(Reach.place(object, value.path())));
            } else {
                places.add(Reach.place(object, FieldPath.ROOT));
            }
        }
        return places;
    }

    /** The field without list indexes. */
    private static String property(String field) {
        return field.replaceAll("\\[[0-9]+]", "");
    }
}
