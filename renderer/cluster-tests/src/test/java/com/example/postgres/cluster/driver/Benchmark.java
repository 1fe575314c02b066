package com.example.postgres.cluster.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The standard script of pgbench at a steady rate, from a pod that is no member. Each of its transactions leaves one row in
 * {@code pgbench_history}, and a connection that breaks fails it.
 */
public final class Benchmark implements AutoCloseable {

    /** As superuser: it makes checkpoints too. */
    private static final String START = """
            export PGUSER=postgres PGHOST="$1"
            pgbench -i -q -s 5 || exit 1
            setsid pgbench -n -c 4 -j 2 -R "$2" -T "$3" >/tmp/pgbench.out 2>&1 </dev/null &
            """;

    private static final Pattern PROCESSED = Pattern.compile("number of transactions actually processed: (\\d+)");

    private final Client client;

    private Benchmark(Client client) {
        this.client = client;
    }

    /** Starts so many transactions a second for so long. */
    public static Benchmark start(Cluster cluster, int rate, Duration duration) {
        Client client = Client.of(cluster, "benchmark", Map.of());
        client.shell(START, cluster.name() + "-primary", Integer.toString(rate), Long.toString(duration.toSeconds()))
                .text();
        return new Benchmark(client);
    }

    /** Waits for its end: how many transactions were committed. Fails when one was not. */
    public long awaitEnd(Duration limit) {
        Waiting.within(
                limit, "pgbench has ended", () -> assertThat(report()).containsPattern("(tps = |aborted|error)"));
        String report = report();
        assertThat(report).contains("number of failed transactions: 0 ").doesNotContain("aborted", "error:");
        Matcher matcher = PROCESSED.matcher(report);
        assertThat(matcher.find()).as(report).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    private String report() {
        return client.run("cat", "/tmp/pgbench.out").text();
    }

    @Override
    public void close() {
        client.delete();
    }
}
