package com.example.postgres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cli.command.Library;
import com.example.postgres.cli.command.Pgc;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.target.ImageRole;
import com.example.postgres.target.KubernetesVersion;
import com.example.postgres.target.RenderTarget;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An approval that {@code pgc plan} computes from files is one that the operator accepts. */
class ApprovedPlanPassTest extends PassTest {

    private static final Library LIBRARY = Library.load();

    /** As in Git: no namespace, no replicas, another order of fields than the API server has, a null and a comment. */
    private static final String FILE = """
            metadata: {name: orders}
            spec:
              storage: {storageClass: null, size: 1Gi}
              backup:   # in the order of the manual
                destination: {type: S3, region: eu-central-1, bucket: backups}
                retention: {count: %d}
                schedule: '0 2 * * *'
              version: '18'
            kind: PostgresCluster
            apiVersion: postgres.example.com/v1alpha1
            """;

    @TempDir
    private Path repository;

    /** Nothing of it is a default of {@code pgc}. */
    @Override
    RenderTarget target() {
        return RenderTarget.operator()
                .withKubernetesVersion(new KubernetesVersion(1, 34))
                .withApiVersions(Set.of("cert-manager.io/v1", "monitoring.coreos.com/v1"))
                .withImages(Map.of(ImageRole.POSTGRES, "example.net/postgres:18"))
                .withRegistry("example.net");
    }

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(repository.resolve("kubeconfig"), server.kubeconfig());
        for (int count : new int[] {9, 7, 3, 2}) {
            Files.writeString(repository.resolve("keep-" + count + ".yaml"), FILE.formatted(count));
        }
    }

    private String pgc(int code, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(), out, errors, false, false, repository, Map.of("HOME", "/home/nobody"));
        assertThat(new Pgc(terminal, LIBRARY).run(arguments))
                .as(() -> out + errors.toString(StandardCharsets.UTF_8))
                .isEqualTo(code);
        return out.toString(StandardCharsets.UTF_8);
    }

    private void collectFacts() throws IOException {
        Files.writeString(
                repository.resolve("facts.yaml"), pgc(0, "facts", "--kubeconfig", "kubeconfig", "-n", namespace));
    }

    /** What CI plans, without access to the cluster. */
    private String planned(int before, int after) {
        String plan = pgc(
                1,
                "plan",
                "keep-" + before + ".yaml",
                "keep-" + after + ".yaml",
                "--target",
                "operator",
                "--facts",
                "facts.yaml",
                "-o",
                "json");
        return yaml(plan).path("fingerprint").asText();
    }

    private void commit(int count, String approval) {
        patch("{metadata: {annotations: {postgres.example.com/approved-plan: \"" + approval
                + "\"}}, spec: {backup: {retention: {count: " + count + "}}}}");
    }

    private String retention() {
        String archive = api.read(ref("v1", "ConfigMap", "orders-patroni"))
                .orElseThrow()
                .at("/data/archive.env")
                .asText();
        return archive.lines()
                .filter(line -> line.startsWith("BACKUP_RETENTION="))
                .findFirst()
                .orElse("");
    }

    private String message() {
        for (JsonNode condition : status().path("conditions")) {
            if (condition.path("type").asText().equals("PlanExceeded")) {
                return condition.path("message").asText();
            }
        }
        return "";
    }

    private void createAndRunFile(int count) throws IOException {
        createAndRun(yaml(FILE.formatted(count)).path("spec").toString());
        assertThat(retention()).isEqualTo("BACKUP_RETENTION=" + count);
        collectFacts();
    }

    @Test
    void aChangeIsMadeIfItsCommitHasTheFingerprintThatCiPlanned() throws IOException {
        createAndRunFile(7);
        String fingerprint = planned(7, 3);

        commit(3, fingerprint);
        passUntil(() -> retention().equals("BACKUP_RETENTION=3"));
        others.seeTemplate();
        passUntil(() -> isPhase("Running"));

        assertThat(status().path("lastChange").path("predicted").asText()).isEqualTo("DATA_RISK");
        assertThat(status().path("lastChange").path("fingerprint").asText()).isEqualTo(fingerprint);
    }

    @Test
    void anApprovalThatIsOneCommitBehindApprovesNothing() throws IOException {
        createAndRunFile(7);
        String behind = planned(9, 3);

        commit(3, behind);
        passUntil(() -> condition("PlanExceeded").startsWith("True"));
        passSeveralTimes();

        assertThat(retention()).isEqualTo("BACKUP_RETENTION=7");
        assertThat(message())
                .contains(
                        "the approval " + behind + " does not match this plan",
                        "pgc plan cluster FILE --target operator")
                .contains("postgres.example.com/approved-plan: " + planned(7, 3) + ";");
        String live = pgc(
                1,
                "plan",
                "cluster",
                "keep-3.yaml",
                "--target",
                "operator",
                "--kubeconfig",
                "kubeconfig",
                "-n",
                namespace,
                "-o",
                "json");
        assertThat(yaml(live).path("fingerprint").asText()).isEqualTo(planned(7, 3));

        commit(3, planned(7, 3));
        passUntil(() -> retention().equals("BACKUP_RETENTION=3"));
        commit(2, planned(7, 3));
        passUntil(() -> condition("PlanExceeded").startsWith("True"));
        assertThat(retention()).as("an approval counts once").isEqualTo("BACKUP_RETENTION=3");
        assertThat(message()).contains(planned(3, 2));
    }
}
