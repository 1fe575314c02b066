package com.example.postgres.operator.patroni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.postgres.operator.observe.PodState;
import com.example.postgres.operator.patroni.Patroni.PatroniException;
import com.example.postgres.render.ClusterId;
import com.example.postgres.yaml.YamlReader;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PatroniClientTest {

    private static final ClusterId ORDERS = new ClusterId("shop", "orders");
    private static final PodState POD =
            PodState.of(YamlReader.readTrusted("pod", "{metadata: {name: orders-0}, status: {podIP: 127.0.0.1}}"));

    /** Gives every request the same answer. */
    private record Answering(Response response) implements Transport {

        @Override
        public Response get(ClusterId cluster, PodState pod, String path, Duration timeout) {
            return response;
        }

        @Override
        public Response post(ClusterId cluster, PodState pod, String path, String body, Duration timeout) {
            return response;
        }
    }

    private static PatroniClient patroni(int status, String body) {
        return new PatroniClient(new Answering(new Transport.Response(status, body)), Runnable::run);
    }

    @Test
    void onlyWhatMayTakeMinutesIsWaitedFor() {
        AtomicInteger waits = new AtomicInteger();
        Consumer<Runnable> counting = call -> {
            waits.incrementAndGet();
            call.run();
        };
        PatroniClient patroni = new PatroniClient(new Answering(new Transport.Response(200, "{}")), counting);

        patroni.report(ORDERS, POD);
        assertThat(waits).hasValue(0);
        patroni.restart(ORDERS, POD);
        assertThat(waits).hasValue(1);
        patroni.switchOver(ORDERS, POD, "orders-1");
        assertThat(waits).hasValue(2);
    }

    @Test
    void anAnswerThatIsNoJsonIsNoReport() {
        assertThat(patroni(200, "{\"role\": \"primary\"}").report(ORDERS, POD)).isPresent();
        assertThat(patroni(200, "<html>").report(ORDERS, POD)).isEmpty();
        assertThat(patroni(200, "[".repeat(100_000)).report(ORDERS, POD)).isEmpty();
    }

    @Test
    void aRefusalIsReportedInTheWordsOfPatroniIfThereAreFew() {
        assertThatThrownBy(() -> patroni(503, "restart already in progress").restart(ORDERS, POD))
                .isInstanceOf(PatroniException.class)
                .hasMessage("orders-0 answers /restart with 503: restart already in progress");
        assertThatThrownBy(() -> patroni(503, "x".repeat(1 << 20)).switchOver(ORDERS, POD, "orders-1"))
                .isInstanceOf(PatroniException.class)
                .hasMessageMatching("orders-0 answers /switchover with 503: x{1,900}[.]{3}");
    }
}
