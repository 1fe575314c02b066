package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a member may be stopped, by what Patroni and the other members answer. */
class SuccessorTest {

    private static final int MAY_STOP = 0;
    private static final int MUST_WAIT = 1;

    /** Nobody listens there: https://www.rfc-editor.org/rfc/rfc6335#section-6 */
    private static final String NOWHERE = "http://127.0.0.1:1";

    @TempDir
    private Path folder;

    private final Map<String, String> answers = new TreeMap<>();
    private HttpServer patroni;

    @BeforeEach
    void startPatroni() throws IOException {
        patroni = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        patroni.createContext("/", exchange -> {
            String answer = answers.get(exchange.getRequestURI().getPath());
            byte[] body = (answer == null ? "" : answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer == null ? 503 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        patroni.start();
        configuration("true");
        streams(true);
    }

    @AfterEach
    void stopPatroni() {
        patroni.stop(0);
    }

    @Test
    void oneThatDoesNotLeadMayStop() throws IOException, InterruptedException {
        cluster(member("orders-1", "replica", NOWHERE), member("orders-0", "leader", NOWHERE));

        assertThat(judge()).isEqualTo(MAY_STOP);
    }

    @Test
    void oneThatIsAloneMayStop() throws IOException, InterruptedException {
        cluster(member("orders-1", "leader", here()));

        assertThat(judge()).isEqualTo(MAY_STOP);
    }

    @Test
    void primaryWaitsForASynchronousStandby() throws IOException, InterruptedException {
        cluster(member("orders-1", "leader", here()), member("orders-0", "replica", here()));
        assertThat(judge()).isEqualTo(MUST_WAIT);

        cluster(member("orders-1", "leader", here()), member("orders-0", "sync_standby", here()));
        assertThat(judge()).isEqualTo(MAY_STOP);
    }

    @Test
    void synchronousStandbyThatDoesNotStreamDoesNotCount() throws IOException, InterruptedException {
        cluster(member("orders-1", "leader", here()), member("orders-0", "sync_standby", here()));
        streams(false);

        assertThat(judge()).isEqualTo(MUST_WAIT);
    }

    @Test
    void synchronousStandbyThatIsBeingStoppedDoesNotCount() throws IOException, InterruptedException {
        cluster(
                member("orders-1", "leader", here()),
                member("orders-0", "sync_standby", here()).replace("{", "{\"tags\": {\"nosync\": true}, "));

        assertThat(judge()).isEqualTo(MUST_WAIT);
    }

    @Test
    void everyOneOfAQuorumMustAnswer() throws IOException, InterruptedException {
        configuration("\"quorum\"");
        cluster(
                member("orders-1", "leader", here()),
                member("orders-0", "quorum_standby", here()),
                member("orders-2", "quorum_standby", NOWHERE));

        assertThat(judge()).isEqualTo(MUST_WAIT);
    }

    @Test
    void withoutSynchronousStandbysAnyReplicaThatStreamsWillDo() throws IOException, InterruptedException {
        configuration("false");
        cluster(
                member("orders-1", "leader", here()),
                member("orders-0", "replica", NOWHERE),
                member("orders-2", "replica", here()));
        assertThat(judge()).isEqualTo(MAY_STOP);

        streams(false);
        assertThat(judge()).isEqualTo(MUST_WAIT);
    }

    @Test
    void pausedPatroniWouldNotHandOver() throws IOException, InterruptedException {
        cluster(member("orders-1", "leader", here()), member("orders-0", "replica", here()));
        answers.computeIfPresent("/cluster", (path, text) -> text.replaceFirst("\\{", "{\"pause\": true, "));

        assertThat(judge()).isEqualTo(MAY_STOP);
    }

    @Test
    void primaryWaitsWhilePatroniDoesNotAnswer() throws IOException, InterruptedException {
        assertThat(judge()).isEqualTo(MUST_WAIT);
    }

    private int judge() throws IOException, InterruptedException {
        return new ScriptFolder(folder)
                .with("patroni/scripts", "successor.py")
                .python("successor.py", here(), "orders-1")
                .status();
    }

    private String here() {
        return "http://127.0.0.1:" + patroni.getAddress().getPort();
    }

    private void configuration(String synchronousMode) {
        answers.put("/config", "{\"synchronous_mode\": " + synchronousMode + "}");
    }

    private void streams(boolean streams) {
        if (streams) {
            answers.put("/readiness", "");
        } else {
            answers.remove("/readiness");
        }
    }

    private void cluster(String... members) {
        answers.put("/cluster", "{\"members\": [" + String.join(", ", members) + "]}");
    }

    private static String member(String name, String role, String address) {
        return "{\"name\": \"%s\", \"role\": \"%s\", \"api_url\": \"%s/patroni\"}".formatted(name, role, address);
    }
}
