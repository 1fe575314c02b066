package com.example.postgres.operator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.operator.fake.Answer;
import com.example.postgres.operator.fake.FakeApiServer;
import com.example.postgres.operator.fake.Request;
import com.example.postgres.operator.runtime.ApiRequests;
import com.example.postgres.operator.runtime.Configuration;
import com.example.postgres.operator.runtime.Operator;
import com.example.postgres.render.Renderer;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operator starts while the API server has troubles. */
class StartTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final FakeApiServer server = FakeApiServer.start();
    private final KubernetesClient client = server.patientClient("operator-under-test");

    @BeforeEach
    void define() {
        server.client()
                .load(new ByteArrayInputStream(Renderer.customResourceDefinition()))
                .create();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private Operator operator() throws IOException {
        return new Operator(
                client,
                new ApiRequests(),
                Configuration.of(new String[] {"--port=0", "--leader-election=false"}, Map.of()));
    }

    private static int ready(Operator operator) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + operator.port() + "/readyz"))
                .build();
        return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    }

    @Test
    void itIsReadyWhenAllWatchesAreOpen() throws Exception {
        try (Operator operator = operator()) {
            operator.run();

            FaultTest.until(() -> ready(operator) == 200);
            assertThat(server.openWatches()).isGreaterThan(10);
        }
    }

    @Test
    void requestsThatFailAtFirstOnlyDelayIt() throws Exception {
        server.faults().answer(request -> true, 5, Answer.unavailable());
        try (Operator operator = operator()) {
            operator.run();

            FaultTest.until(() -> ready(operator) == 200);
        }
    }

    @Test
    void itNeedsNoRightToReadNodes() throws Exception {
        server.faults()
                .answer(
                        request -> request.path().equals("/api/v1/nodes"),
                        Answer.failure(403, "Forbidden", "nodes is forbidden"));
        try (Operator operator = operator()) {
            operator.run();

            FaultTest.until(() -> ready(operator) == 200);
        }
    }

    @Test
    void itIsNotReadyWhileAWatchCannotBeOpened() throws Exception {
        try (Operator operator = operator()) {
            operator.run();
            FaultTest.until(() -> ready(operator) == 200);
            server.faults().answer(Request::isWatch, Answer.unavailable());
            server.closeWatches();

            FaultTest.until(() -> ready(operator) == 503);

            server.faults().clear();
            FaultTest.until(() -> ready(operator) == 200);
        }
    }
}
