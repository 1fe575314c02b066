package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code cluster} as a side of {@code pgc diff} and {@code pgc plan}. */
final class LiveClusterTest {

    private static final String SPEC = "version: '18', replicas: 3, storage: {size: 1Gi}";

    @TempDir
    private Path directory;

    private final FakeApiServer server = new FakeApiServer();

    @BeforeEach
    void storeCluster() {
        Specs.write(directory, "orders.yaml", Specs.orders(SPEC));
        Run.in(directory, "render", "orders.yaml", "-d", "rendered");
        server.store(directory.resolve("rendered"));
        server.writeKubeconfig(directory);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Run pgc(String... arguments) {
        return Run.in(
                directory,
                Stream.concat(Stream.of(arguments), Stream.of("--kubeconfig", "kubeconfig"))
                        .toArray(String[]::new));
    }

    @Test
    void whatWasAppliedIsNoDifference() {
        Run spec = pgc("diff", "cluster", "orders.yaml");
        Run folder = pgc("diff", "rendered", "cluster");

        assertThat(spec.err()).isEqualTo("no differences in 1 cluster\n");
        assertThat(spec.code()).isZero();
        assertThat(folder.code()).as(folder.err()).isZero();
        assertThat(pgc("plan", "cluster", "orders.yaml").out()).startsWith("NONE: nothing changes in 1 cluster");
    }

    /** What a plan says of the operator's target and of the spec that it serves comes from the status. */
    @Test
    void aPlanForTheOperatorStartsFromWhatItServes() {
        String old = Specs.orders(SPEC);
        Specs.write(directory, "new.yaml", Specs.orders("version: '18', replicas: 3, storage: {size: 2Gi}"));
        String[] target = {"--target", "operator", "--registry", "example.net"};
        Run.in(directory, "render", "orders.yaml", "-d", "operated", target[0], target[1], target[2], target[3]);
        server.store(directory.resolve("operated"));
        server.store(YamlReader.readTrusted("cluster", old + """
                status:
                  lastAppliedSpec: '{"version":"18","replicas":3,"storage":{"size":"1Gi"}}'
                  renderTarget: {kubernetesVersion: "1.35", registry: example.net, secrets: reference}
                """));

        Run live = pgc("plan", "cluster", "new.yaml", "--target", "operator", "-o", "json");
        Run files = Run.in(
                directory, "plan", "orders.yaml", "new.yaml", "-o", "json", target[0], target[1], target[2], target[3]);
        assertThat(Json.read(live.out()).path("fingerprint").asText())
                .as(live.out() + live.err())
                .startsWith("sha256:")
                .isEqualTo(Json.read(files.out()).path("fingerprint").asText());
        assertThat(Json.read(live.out()).path("changes"))
                .hasSameSizeAs(Json.read(files.out()).path("changes"));
        assertThat(pgc("diff", "cluster", "orders.yaml", "--target", "operator").err())
                .isEqualTo("no differences in 1 cluster\n");
        assertThat(Json.read(pgc("plan", "cluster", "new.yaml", "-o", "json").out())
                        .path("fingerprint")
                        .isTextual())
                .as("a GitOps tool starts from its files")
                .isFalse();
    }

    @Test
    void nothingButReadingIsAskedOfTheServer() {
        pgc("diff", "cluster", "orders.yaml");

        assertThat(server.requests()).isNotEmpty().allMatch(request -> request.startsWith("GET "));
        assertThat(server.requests()).noneMatch(request -> request.contains("/secrets"));
    }

    @Test
    void anEditedObjectDiffers() {
        ((ObjectNode) server.get("/statefulsets/orders").get("spec")).put("replicas", 5);

        Run diff = pgc("diff", "cluster", "orders.yaml");
        Run plan = pgc("plan", "cluster", "orders.yaml");

        assertThat(diff.code()).isEqualTo(1);
        assertThat(diff.out()).contains("spec.replicas", "5", "3");
        assertThat(plan.out()).contains("Stop 2 members");
    }

    @Test
    void anObjectIsFoundByItsNameAlsoWithoutItsLabel() {
        ((ObjectNode) server.get("/services/orders-primary").at("/metadata/labels")).removeAll();

        assertThat(pgc("diff", "cluster", "orders.yaml").out())
                .contains("Service/orders-primary", "metadata.labels")
                .doesNotContain("+ Service/orders-primary");
    }

    @Test
    void objectsThatAreMissingOrLeftOverDiffer() {
        server.remove("/poddisruptionbudgets/orders");
        ObjectNode old = server.get("/services/orders-primary").deepCopy();
        ((ObjectNode) old.get("metadata")).put("name", "orders-old");
        server.store(old);

        assertThat(pgc("diff", "cluster", "orders.yaml").out())
                .contains("+ PodDisruptionBudget/orders", "- Service/orders-old");
    }

    @Test
    void objectsOfControllersAndOfOtherClustersAreNoDifference() {
        ObjectNode job = server.store(server.get("/services/orders-primary")
                .deepCopy()
                .put("kind", "Job")
                .put("apiVersion", "batch/v1"));
        ((ObjectNode) job.get("metadata"))
                .putArray("ownerReferences")
                .addObject()
                .put("kind", "CronJob")
                .put("controller", true);
        ObjectNode other = server.get("/services/orders-primary").deepCopy();
        ((ObjectNode) other.get("metadata")).put("name", "other");
        ((ObjectNode) other.at("/metadata/labels")).put("postgres.example.com/cluster", "other");
        server.store(other);

        assertThat(pgc("diff", "cluster", "orders.yaml").code()).isZero();
    }

    @Test
    void anAdditionIsADifferenceForDiffAndANoteForPlan() {
        ((ObjectNode) server.get("/services/orders-primary").at("/metadata/labels")).put("team", "blue");

        Run diff = pgc("diff", "cluster", "orders.yaml");
        Run plan = pgc("plan", "cluster", "orders.yaml");

        assertThat(diff.code()).isEqualTo(1);
        assertThat(diff.out()).contains("metadata.labels.team");
        assertThat(plan.out()).startsWith("NONE");
        assertThat(plan.err())
                .contains(
                        "note: shop/orders Service/orders-primary metadata.labels.team, set by an unknown program: not"
                                + " in the manifests; applying them does not remove it");
    }

    @Test
    void aClusterThatIsNotThereIsNew() {
        Specs.write(directory, "new.yaml", Specs.cluster("empty", "fresh", SPEC));

        Run run = pgc("plan", "cluster", "new.yaml");

        assertThat(run.out()).as(run.err()).contains("empty/fresh: NONE, interrupts nothing; a new cluster");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/statefulsets | 403 | the context test is not allowed to list statefulsets.apps in the namespace shop |"
                        + " the verbs get and list",
                "''            | 401 | does not accept the credentials of the context test | log in again",
                "/configmaps   | 500 | cannot list configmaps in the namespace shop: the API server answers 500: no |"
            })
    void whatCannotBeReadIsAnErrorAndNoDifference(String path, int status, String error, String hint) {
        server.refuse(path, status);

        Run run = pgc("diff", "cluster", "orders.yaml");

        assertThat(run.code()).isEqualTo(6);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("error: ")
                .contains(error)
                .contains(hint == null ? "" : "hint: ", hint == null ? "" : hint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "{}", "<html>", "\"x\""})
    void anAnswerOfSomethingElseIsAnErrorAndNoMissingCluster(String body) {
        server.answerEverything(200, body);

        Run plan = pgc("plan", "cluster", "orders.yaml");
        Run facts = pgc("facts");

        assertThat(plan.code()).as(plan.out()).isEqualTo(6);
        assertThat(plan.out()).isEmpty();
        assertThat(plan.err())
                .startsWith(
                        "error: cannot list configmaps in the namespace shop: the answer is not that of an API server")
                .contains("hint: is http://127.0.0.1:");
        assertThat(facts.code()).isEqualTo(6);
        assertThat(facts.err()).startsWith("error: cannot get /version: the answer is not that of an API server");
    }

    @Test
    void aServerThatKnowsNoTypeOfKubernetesIsAnError() {
        server.answerEverything(404, "404 page not found");

        assertThat(pgc("plan", "cluster", "orders.yaml").code()).isEqualTo(6);
        assertThat(pgc("facts").code()).isEqualTo(6);
    }

    @Test
    void aServerThatDoesNotAnswerIsAnError() {
        server.close();

        Run run = pgc("plan", "cluster", "orders.yaml");

        assertThat(run.code()).isEqualTo(6);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("cannot reach the API server http://127.0.0.1:", "hint: ");
    }

    @Test
    void aKubeconfigThatIsMissingOrBrokenIsAnError() {
        Specs.write(directory, "broken", "clusters: [");

        Run none = Run.in(directory, "diff", "cluster", "orders.yaml");
        Run missing = Run.in(directory, "diff", "cluster", "orders.yaml", "--kubeconfig", "absent");
        Run broken = Run.in(directory, "diff", "cluster", "orders.yaml", "--kubeconfig", "broken");
        Run context = pgc("diff", "cluster", "orders.yaml", "--context", "production");

        assertThat(Stream.of(none, missing, broken, context).map(Run::code)).containsOnly(6);
        assertThat(none.err())
                .contains("there is no kubeconfig", "hint: set KUBECONFIG, or give a file with --kubeconfig");
        assertThat(missing.err()).contains("--kubeconfig: there is no file");
        assertThat(broken.err()).contains("the kubeconfig cannot be read");
        assertThat(context.err()).contains("the kubeconfig has no context production", "hint: it has other, test");
        assertThat(pgc("diff", "cluster", "orders.yaml", "--context", "other").code())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users:\n- name: a\n  user: {token: treasure: b}\n",
                "users:\n- name: a\n  user:\n    token: 'treasure\n",
                "users:\n- name: a\n  user: treasure\n",
                "users: [{name: a, user: {password: [treasure]}}]\n",
                "treasure"
            })
    void anErrorInTheKubeconfigShowsNoLineOfIt(String kubeconfig) {
        Specs.write(directory, "broken", kubeconfig);

        Run run = Run.in(directory, "diff", "cluster", "orders.yaml", "--kubeconfig", "broken");

        assertThat(run.code()).isEqualTo(6);
        assertThat(run.err()).contains("the kubeconfig cannot be read: ").doesNotContain("treasure");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            current-context: test         | ''                          | the kubeconfig has no current context
            current-context: test         | 'current-context: gone'     | the kubeconfig has no context gone
            'cluster: fake, user: reader' | 'cluster: gone, user: reader' | the context test has the cluster gone, which is not in
            'cluster: fake, user: reader' | 'cluster: fake, user: gone' | the context test has the user gone, which is not in
            'server: "http://127.0.0.1'   | 'server: "not a url'        | the server of the context test is no URL
            'token: secret'               | 'client-certificate: absent, client-key: absent' | cannot use the credentials of the context test: no such file
            """)
    void aContextThatIsIncompleteIsAnError(String from, String to, String expected) {
        String whole = Specs.read(directory, "kubeconfig");
        assertThat(whole).contains(from);
        Specs.write(directory, "kubeconfig", whole.replace(from, to));

        Run run = pgc("plan", "cluster", "orders.yaml");

        assertThat(run.code()).as(run.err()).isEqualTo(6);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: " + expected).contains("\nhint: ");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void anEmptyKubeconfigIsAnError() {
        Specs.write(directory, "kubeconfig", "");

        Run run = pgc("diff", "cluster", "orders.yaml");

        assertThat(run).isEqualTo(new Run(6, "", """
            error: the kubeconfig has no current context
            hint: choose one with --context; it has none
            """));
    }

    @Test
    void whyTheServerCannotBeReachedIsSaidInWords() {
        server.close();

        assertThat(pgc("diff", "cluster", "orders.yaml").err()).contains(": connection refused\n");
        Specs.write(
                directory,
                "kubeconfig",
                Specs.read(directory, "kubeconfig").replace("127.0.0.1", "no-such-host.invalid"));
        assertThat(pgc("diff", "cluster", "orders.yaml").err()).contains(": the name of the host is unknown\n");
    }

    @Test
    void nothingIsComparedIfTheOtherSideHasNoCluster() {
        assertThat(pgc("diff", "cluster", "absent", "--allow-missing").code()).isEqualTo(5);
        assertThat(pgc("diff", "cluster", "git:HEAD:absent", "--allow-missing").code())
                .isEqualTo(5);
    }
}
