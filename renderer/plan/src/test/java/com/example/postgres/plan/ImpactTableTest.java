package com.example.postgres.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.plan.impact.Effect;
import com.example.postgres.plan.impact.Environment;
import com.example.postgres.plan.impact.Interrupts;
import com.example.postgres.render.ClusterId;
import com.example.postgres.target.KubernetesVersion;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.CanonicalJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documentation has a table of what a change of every field does: a change of a rule shows there. */
class ImpactTableTest {

    private static final boolean UPDATES = Boolean.getBoolean("golden.update");
    private static final Path FILE = Project.ROOT.resolve("docs/IMPACT.md");
    private static final String HEADER = """
            # What a change of each field does
            Written by a test from the rules of `pgc plan`, for three members on Kubernetes 1.35 (`make golden`). A line says what a change of the field alone does, for one example of a value; `pgc plan` says it for your change.
            *writes, reads, connections*: for how long each is interrupted; nothing is said where nothing is. The column of the operator is a prediction: the operator is not released.

            | field | new value | GitOps | operator | interrupts | what happens |
            |---|---|---|---|---|---|
            """;

    @Test
    void theTableInTheDocumentationIsThatOfTheRules() throws IOException {
        SortedSet<String> rows = new TreeSet<>();
        for (Path base : Project.children(Project.RENDERER.resolve("core/src/test/fields"))) {
            if (Files.isDirectory(base)) {
                JsonNode cluster = Project.yaml(base.resolve("cluster.yaml"));
                ClusterState before = Project.rendered(cluster, RenderTarget.gitops());
                Project.yaml(base.resolve("fields.yaml"))
                        .properties()
                        .forEach(row -> rows.add(row(before, cluster, row.getKey(), row.getValue())));
            }
        }
        String text = HEADER + String.join("\n", rows) + "\n";

        if (UPDATES) {
            Files.writeString(FILE, text);
        }
        assertThat(Files.readString(FILE))
                .as("%s has other lines; accept with: make golden", FILE)
                .isEqualTo(text);
    }

    private static String row(ClusterState before, JsonNode cluster, String field, JsonNode value) {
        JsonNode metadata = cluster.path("metadata");
        ClusterPlan plan = new Planner(RenderTarget.gitops(), Environment.assumed(KubernetesVersion.DEFAULT))
                .plan(
                        new ClusterId(
                                metadata.path("namespace").asText(),
                                metadata.path("name").asText()),
                        Optional.of(before),
                        Optional.of(Project.rendered(Project.with(cluster, field, value), RenderTarget.gitops())));
        Interrupts interrupts = plan.withoutOperator().interrupts();
        return "| `" + field + "` | `" + shortened(CanonicalJson.compact(value)) + "` | "
                + plan.withoutOperator().impact() + " | " + plan.withOperator().impact() + " | "
                + (interrupts.equals(Interrupts.NOTHING)
                        ? ""
                        : interrupts.writes().label() + ", "
                                + interrupts.reads().label() + ", "
                                + interrupts.connections().label())
                + " | " + reasons(plan) + " |";
    }

    /** What the greatest impact comes from. */
    private static String reasons(ClusterPlan plan) {
        return plan.changes().stream()
                .map(change -> change.judgement().gitops())
                .filter(effect -> effect.impact() == plan.withoutOperator().impact())
                .map(Effect::reason)
                .distinct()
                .collect(Collectors.joining("; "))
                .replace("|", "\\|");
    }

    private static String shortened(String value) {
        return value.length() <= 60
                ? value.replace("|", "\\|")
                : value.codePoints().limit(57).mapToObj(Character::toString).collect(Collectors.joining("", "", "..."));
    }
}
