package com.example.postgres.cluster.driver;

import com.example.postgres.operator.runtime.ApiRequests;
import com.example.postgres.operator.runtime.Configuration;
import com.example.postgres.operator.runtime.Operator;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The operator with a limit of writes: the process ends without notice before the next one. */
final class MortalOperator {

    private MortalOperator() {}

    /** Runs; the argument is the number of writes. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Interceptor end = new EndBeforeWrite(Integer.parseInt(arguments[0]));
        KubernetesClient client = new KubernetesClientBuilder()
                .withHttpClientBuilderConsumer(builder -> builder.addOrReplaceInterceptor("end", end))
                .build();
        new Operator(client, new ApiRequests(), Configuration.of(new String[0], System.getenv())).run();
        new CountDownLatch(1).await();
    }

    /** Events change nothing and are no writes; requests to Patroni that change something are, though they travel by exec. */
    private static final class EndBeforeWrite implements Interceptor {

        private static final int KILLED = 137;

        private final AtomicInteger left;

        EndBeforeWrite(int writes) {
            left = new AtomicInteger(writes);
        }

        @Override
        public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
            String uri = request.uri().toString();
            boolean isWrite = uri.contains("/exec?")
                    ? uri.contains("--request")
                    : !request.method().equals("GET");
            if (isWrite && !uri.contains("/events") && left.getAndDecrement() <= 0) {
                Runtime.getRuntime().halt(KILLED);
            }
        }
    }
}
