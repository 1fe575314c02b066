package com.example.postgres.plan;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.plan.ImpactTable.Row;
import com.example.postgres.plan.impact.Effect;
import com.example.postgres.plan.impact.Environment;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.plan.impact.Interrupts;
import com.example.postgres.render.ClusterId;
import com.example.postgres.target.KubernetesVersion;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.CanonicalJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The documentation and {@link ImpactTable} say what a change of every field does: a change of a rule shows there. */
class ImpactTableTest {

    private static final boolean UPDATES = Boolean.getBoolean("golden.update");
    private static final Path FILE = Project.ROOT.resolve("docs/IMPACT.md");
    private static final Path RESOURCE =
            Project.RENDERER.resolve("plan/src/main/resources/com/example/postgres/plan/impact.tsv");
    private static final String RESOURCE_HEADER = """
            # What a change of each field does: written by ImpactTableTest, as docs/IMPACT.md is.
            # field, value, impact without operator and with it, interruption of writes, reads, connections, reason
            """;
    private static final String HEADER = """
            # What a change of each field does
            Written by a test from the rules of `pgc plan`, for three members on Kubernetes 1.35 (`make golden`). A line says what a change of the field alone does, for one example of a value; `pgc plan` says it for your change.
            *writes, reads, connections*: for how long each is interrupted; nothing is said where nothing is.

            """;
    private static final String COLUMNS = """
            | field | new value | GitOps | operator | interrupts | what happens |
            |---|---|---|---|---|---|
            """;

    private static final String REMOVALS = """

            ## Sections that are removed
            | field | GitOps | operator | interrupts | what happens |
            |---|---|---|---|---|
            """;

    @Test
    void theTablesAreThoseOfTheRules() throws IOException {
        SortedMap<String, Row> rows = new TreeMap<>();
        SortedMap<String, Row> removals = new TreeMap<>();
        for (Path base : Project.children(Project.RENDERER.resolve("core/src/test/fields"))) {
            if (Files.isDirectory(base)) {
                JsonNode cluster = Project.yaml(base.resolve("cluster.yaml"));
                ClusterState before = Project.rendered(cluster, RenderTarget.gitops());
                Project.yaml(base.resolve("fields.yaml")).properties().forEach(change -> {
                    JsonNode changed = Project.with(cluster, change.getKey(), change.getValue());
                    Row row = row(before, changed, change.getKey(), CanonicalJson.compact(change.getValue()));
                    rows.put(markdown(change.getKey(), row), row);
                });
                optionalSections(cluster).forEach(section -> {
                    Row row = row(before, without(cluster, section), "spec." + section, "");
                    removals.put(removal(row, cluster.at("/spec/" + section)), row);
                });
            }
        }
        check(
                FILE,
                HEADER + COLUMNS + String.join("\n", rows.keySet()) + "\n" + REMOVALS
                        + String.join("\n", removals.keySet()) + "\n");
        check(
                RESOURCE,
                RESOURCE_HEADER
                        + rows.values().stream().map(row -> row.line() + "\n").collect(joining()));
    }

    @Test
    void rowsAreFoundByFieldByHolderAndByWhatAFieldHolds() {
        ImpactTable table = ImpactTable.load();

        assertThat(table.rows("spec.patroni.ttl")).extracting(Row::gitops).containsExactly(Impact.RELOAD);
        assertThat(table.rows("spec.patroni")).extracting(Row::field).contains("spec.patroni.ttl");
        assertThat(table.rows("spec.postgresqlParams.work_mem"))
                .extracting(Row::field)
                .containsExactly("spec.postgresqlParams");
        assertThat(table.rows("spec.patron")).isEmpty();
    }

    private static void check(Path file, String text) throws IOException {
        if (UPDATES) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file))
                .as("%s has other lines; accept with: make golden", file)
                .isEqualTo(text);
    }

    /** The objects of the spec, of three members, without which it is valid. */
    private static List<String> optionalSections(JsonNode cluster) {
        return cluster.path("spec").properties().stream()
                .filter(field -> cluster.at("/spec/replicas").asInt() == 3
                        && field.getValue().isObject())
                .map(Map.Entry::getKey)
                .filter(section -> Project.isValid(without(cluster, section)))
                .toList();
    }

    private static JsonNode without(JsonNode cluster, String section) {
        ObjectNode copy = cluster.deepCopy();
        copy.withObject("/spec").remove(section);
        return copy;
    }

    private static Row row(ClusterState before, JsonNode changed, String field, String value) {
        JsonNode metadata = changed.path("metadata");
        ClusterPlan plan = new Planner(RenderTarget.gitops(), Environment.assumed(KubernetesVersion.DEFAULT))
                .plan(
                        new ClusterId(
                                metadata.path("namespace").asText(),
                                metadata.path("name").asText()),
                        Optional.of(before),
                        Optional.of(Project.rendered(changed, RenderTarget.gitops())));
        return new Row(
                field.replaceAll("\\[[0-9]+]", ""),
                shortened(value),
                plan.withoutOperator().impact(),
                plan.withOperator().impact(),
                plan.withoutOperator().interrupts(),
                reasons(plan));
    }

    /** As a row of the documentation, which names the item of a list. */
    private static String markdown(String field, Row row) {
        return "| `" + field + "` | `" + escape(row.value()) + "` | " + effects(row);
    }

    /** What a section held decides what its removal does. */
    private static String removal(Row row, JsonNode section) {
        String held = section.properties().stream()
                .map(field -> "`" + field.getKey() + "`")
                .collect(joining(", "));
        return "| `" + row.field() + "` with " + held + " | " + effects(row);
    }

    private static String effects(Row row) {
        Interrupts interrupts = row.interrupts();
        return row.gitops() + " | " + row.operator() + " | "
                + (interrupts.equals(Interrupts.NOTHING)
                        ? ""
                        : interrupts.writes().label() + ", "
                                + interrupts.reads().label() + ", "
                                + interrupts.connections().label())
                + " | " + escape(row.reason()) + " |";
    }

    private static String escape(String cell) {
        return cell.replace("|", "\\|");
    }

    /** What the greatest impact comes from. */
    private static String reasons(ClusterPlan plan) {
        return plan.changes().stream()
                .map(change -> change.judgement().gitops())
                .filter(effect -> effect.impact() == plan.withoutOperator().impact())
                .map(Effect::reason)
                .distinct()
                .collect(joining("; "));
    }

    private static String shortened(String value) {
        return value.length() <= 60
                ? value
                : value.codePoints().limit(57).mapToObj(Character::toString).collect(joining("", "", "..."));
    }
}
