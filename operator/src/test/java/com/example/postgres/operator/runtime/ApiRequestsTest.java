package com.example.postgres.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.postgres.operator.fake.Answer;
import com.example.postgres.operator.fake.FakeApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiRequestsTest {

    private final FakeApiServer server = FakeApiServer.start();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ApiRequests requests = new ApiRequests();
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(server.client().getConfiguration())
            .withHttpClientBuilderConsumer(builder -> builder.addOrReplaceInterceptor("requests", requests))
            .build();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private void read() {
        client.namespaces().withName("default").get();
    }

    private double counted(String status) {
        return registry
                .get("postgres_operator_api_requests")
                .tag("method", "GET")
                .tag("status", status)
                .counters()
                .stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    @Test
    void answersAreCountedByMethodAndStatus() {
        read();
        requests.bindTo(registry);
        read();
        read();
        server.faults().answer(request -> true, 1, Answer.serverError());
        assertThatThrownBy(this::read).isInstanceOf(KubernetesClientException.class);

        assertThat(counted("200")).isEqualTo(2);
        assertThat(counted("500")).isEqualTo(1);
    }
}
