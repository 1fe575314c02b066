package com.example.postgres.operator.runtime;

import com.example.postgres.operator.runtime.Leadership.Terms;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process {@code postgres-operator}. */
public final class Main {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    /** An answer takes six requests, so these are about one a minute. */
    private static final Duration SERVER_INTERVAL = Duration.ofMinutes(5);

    private Main() {}

    /** Runs until the process is told to stop. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (List.of(arguments).equals(List.of("--warm-up"))) {
            WarmUp.run();
            return;
        }
        Configuration configuration;
        try {
            configuration = Configuration.of(arguments, System.getenv());
        } catch (IllegalArgumentException e) {
            LOG.error(e.getMessage());
            System.exit(2);
            return;
        }
        ApiRequests requests = new ApiRequests();
        KubernetesClient client = new KubernetesClientBuilder()
                .withHttpClientBuilderConsumer(builder -> builder.addOrReplaceInterceptor("requests", requests))
                .build();
        Operator operator = new Operator(client, requests, configuration);
        CountDownLatch stopped = new CountDownLatch(1);
        ServerWatch watch = ServerWatch.start(
                () -> operator.server().readAgain(client), operator.server(), SERVER_INTERVAL, () -> System.exit(0));
        if (configuration.leaderElection()) {
            Leadership leadership =
                    new Leadership(client, configuration, Terms.USUAL, operator::run, () -> lost(stopped));
            stopOnSignal(stopped, watch, operator, leadership, client);
        } else {
            operator.run();
            stopOnSignal(stopped, watch, operator, () -> {}, client);
        }
        stopped.await();
    }

    /** Whatever still runs must not act any more: another replica may. */
    private static void lost(CountDownLatch stopped) {
        if (stopped.getCount() > 0) {
            LOG.error("the Lease is lost");
            Runtime.getRuntime().halt(1);
        }
    }

    private static void stopOnSignal(
            CountDownLatch stopped,
            ServerWatch watch,
            Operator operator,
            AutoCloseable leadership,
            KubernetesClient client) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stopped.countDown();
                            watch.close();
                            operator.close();
                            close(leadership);
                            client.close();
                        },
                        "stop"));
    }

    private static void close(AutoCloseable leadership) {
        try {
            leadership.close();
        } catch (Exception e) {
            LOG.warn("the Lease is not released", e);
        }
    }
}
