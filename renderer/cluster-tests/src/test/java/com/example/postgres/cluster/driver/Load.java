package com.example.postgres.cluster.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Inserts rows through {@code <name>-primary} until it is stopped: a new connection and a commit for each. It runs in a pod
 * of its own and writes down when each row was acknowledged.
 */
public final class Load implements AutoCloseable {

    private static final String TABLE = "acknowledged_rows";

    /** A statement that hangs because its server lost power is given up after some seconds; its row counts as refused. */
    private static final String SCRIPT = """
            PATH=$PATH:/usr/lib/postgresql/18/bin
            id=0
            while [ ! -e /tmp/load.stop ]; do
              id=$((id + 1))
              tag=$(timeout 3 psql -XAt -U postgres -h "$1" -c "INSERT INTO acknowledged_rows VALUES ($id)" 2>>/tmp/load.errors)
              if [ "$tag" = "INSERT 0 1" ]; then
                echo "$id $(date +%s.%N)" >>/tmp/load.acknowledged
              else
                sleep 0.1
              fi
            done
            touch /tmp/load.stopped
            """;

    private static final int ROWS_BEFORE_ANYTHING_HAPPENS = 20;

    private final Cluster cluster;
    private final Client client;

    private Load(Cluster cluster, Client client) {
        this.cluster = cluster;
        this.client = client;
    }

    /** Starts on another node than the given one, and returns when rows arrive. */
    public static Load startAwayFrom(String node, Cluster cluster) {
        Client client = Client.awayFrom(node, cluster, "load");
        String host = cluster.name() + "-primary";
        client.psql(host, "DROP TABLE IF EXISTS " + TABLE).text();
        client.psql(host, "CREATE TABLE " + TABLE + " (id bigint PRIMARY KEY)").text();
        client.run(
                        "/bin/sh",
                        "-c",
                        "setsid /bin/sh -c \"$1\" load \"$2\" >/dev/null 2>&1 </dev/null &",
                        "start",
                        SCRIPT,
                        host)
                .text();
        Load load = new Load(cluster, client);
        load.awaitMoreRows();
        return load;
    }

    /** Waits until the database takes rows; gives the moment of the first one after the call. */
    public Instant awaitMoreRows() {
        Instant now = Instant.now();
        Waiting.until(
                "more rows are acknowledged",
                () -> assertThat(acknowledged().values().stream()
                                .filter(moment -> moment.isAfter(now))
                                .count())
                        .isGreaterThanOrEqualTo(ROWS_BEFORE_ANYTHING_HAPPENS));
        return acknowledged().values().stream()
                .filter(moment -> moment.isAfter(now))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** Stops the load and compares what was acknowledged with what the primary has. */
    public LoadResult stop() {
        client.run("touch", "/tmp/load.stop").text();
        Waiting.until(
                "the load has stopped",
                () -> client.run("test", "-e", "/tmp/load.stopped").text());
        Set<Long> stored = Arrays.stream(
                        cluster.sql(cluster.leader(), "SELECT id FROM " + TABLE).split("\n", -1))
                .map(Long::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
        return LoadResult.of(acknowledged(), stored);
    }

    @Override
    public void close() {
        client.delete();
    }

    private SortedMap<Long, Instant> acknowledged() {
        SortedMap<Long, Instant> moments = new TreeMap<>();
        String lines = client.run("cat", "/tmp/load.acknowledged").text();
        for (String line : lines.split("\n", -1)) {
            int blank = line.indexOf(' ');
            moments.put(Long.valueOf(line.substring(0, blank)), instant(line.substring(blank + 1)));
        }
        return moments;
    }

    private static Instant instant(String seconds) {
        return Instant.EPOCH.plusNanos(new BigDecimal(seconds).movePointRight(9).longValueExact());
    }
}
