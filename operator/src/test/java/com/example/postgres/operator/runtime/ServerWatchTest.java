package com.example.postgres.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.example.postgres.operator.watch.WatchedKind;
import com.example.postgres.target.KubernetesVersion;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServerWatchTest {

    private static final Duration INTERVAL = Duration.ofMillis(10);
    private static final Definition DEFINITION = new Definition(1, List.of("status.version"));
    private static final Server KNOWN = new Server(new KubernetesVersion(1, 34), false, List.of(), DEFINITION);

    private final AtomicInteger questions = new AtomicInteger();
    private final AtomicInteger changes = new AtomicInteger();

    private ServerWatch watch(Supplier<Server> answer) {
        return ServerWatch.start(
                () -> {
                    questions.incrementAndGet();
                    return answer.get();
                },
                KNOWN,
                INTERVAL,
                changes::incrementAndGet);
    }

    static List<Server> others() {
        return List.of(
                new Server(new KubernetesVersion(1, 35), false, List.of(), DEFINITION),
                new Server(new KubernetesVersion(1, 34), true, List.of(), DEFINITION),
                new Server(new KubernetesVersion(1, 34), false, List.of(WatchedKind.OPTIONAL.get(0)), DEFINITION),
                new Server(new KubernetesVersion(1, 34), false, List.of(), new Definition(2, List.of())));
    }

    @ParameterizedTest
    @MethodSource("others")
    void aServerThatCanDoSomethingElseIsReportedOnce(Server other) {
        ServerWatch watch = watch(() -> questions.get() < 3 ? KNOWN : other);
        try {
            await().atMost(Duration.ofSeconds(10)).until(() -> changes.get() == 1);
            await().during(INTERVAL.multipliedBy(5)).until(() -> changes.get() == 1);

            assertThat(questions).hasValue(3);
        } finally {
            watch.close();
        }
    }

    @Test
    void noAnswerIsNoChange() {
        ServerWatch watch = watch(() -> {
            throw new IllegalStateException("no answer");
        });
        try {
            await().atMost(Duration.ofSeconds(10)).until(() -> questions.get() > 5);

            assertThat(changes).hasValue(0);
        } finally {
            watch.close();
        }
    }
}
