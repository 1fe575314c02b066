package com.example.postgres.operator.runtime;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.nio.ByteBuffer;
import java.util.List;

/** Counts the answers of the API server to a client by method and status; a watch counts once, when it is opened. */
public final class ApiRequests implements Interceptor {

    private volatile MeterRegistry registry = new CompositeMeterRegistry();

    /** From now on the requests are counted here. */
    void bindTo(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void after(HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        Counter.builder("postgres_operator_api_requests")
                .tag("method", request.method())
                .tag("status", String.valueOf(response.code()))
                .register(registry)
                .increment();
    }
}
