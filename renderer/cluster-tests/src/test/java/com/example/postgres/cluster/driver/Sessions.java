package com.example.postgres.cluster.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Clients that only read: one asks again and again, each time in a new connection, and two keep a connection open, to the primary
 * and to a replica. With one member all of them use the primary. They run in a pod of their own.
 */
public final class Sessions implements AutoCloseable {

    /** The time without an answer up to the end counts. */
    private static final String READER = """
            while [ ! -e /tmp/stop ]; do
              if [ "$(timeout 3 psql -XAt -U postgres -h "$1" -c "SELECT 1" 2>>/tmp/errors)" = 1 ]; then
                date +%s.%N >>/tmp/reads
              fi
              sleep 0.2
            done
            date +%s.%N >>/tmp/reads
            touch /tmp/reader.stopped
            """;

    /** Writes down when a session that has had answers is closed by the other side. */
    private static final String KEEPER = """
            answers="/tmp/$1.answers"
            touch "$answers"
            while [ ! -e /tmp/stop ]; do
              before=$(wc -l <"$answers")
              while [ ! -e /tmp/stop ]; do echo "SELECT 1;"; sleep 0.2; done |
                psql -XAtq -v ON_ERROR_STOP=1 -U postgres -h "$1" >>"$answers" 2>>/tmp/errors
              if [ ! -e /tmp/stop ] && [ "$(wc -l <"$answers")" -gt "$before" ]; then
                date +%s.%N >>/tmp/ends
              fi
              sleep 0.2
            done
            """;

    private static final int ANSWERS_BEFORE_ANYTHING_HAPPENS = 5;

    private final Client client;
    private final String reader;
    private final String primary;

    private Sessions(Client client, String primary, String reader) {
        this.client = client;
        this.primary = primary;
        this.reader = reader;
    }

    /** Starts, and returns when all of them have had answers. */
    public static Sessions start(Cluster cluster, int members) {
        Client client = Client.awayFrom("no-node", cluster, "sessions");
        String primary = cluster.name() + "-primary";
        Sessions sessions = new Sessions(client, primary, members == 1 ? primary : cluster.name() + "-repl");
        sessions.inBackground(READER, sessions.reader);
        sessions.services().forEach(service -> sessions.inBackground(KEEPER, service));
        sessions.awaitMoreAnswers(members);
        return sessions;
    }

    private List<String> services() {
        return reader.equals(primary) ? List.of(primary) : List.of(primary, reader);
    }

    private void inBackground(String script, String service) {
        client.run(
                        "/bin/sh",
                        "-c",
                        "PATH=$PATH:/usr/lib/postgresql/18/bin; setsid /bin/sh -c \"$1\" session \"$2\""
                                + " >/dev/null 2>&1 </dev/null &",
                        "start",
                        script,
                        service)
                .text();
    }

    /** Waits until all of them are served. The Service of the replicas leads nowhere when one member is left. */
    public void awaitMoreAnswers(int members) {
        List<String> served = members > 1 || services().size() == 1
                ? List.of("/tmp/reads", answers(primary), answers(reader))
                : List.of(answers(primary));
        for (String file : served) {
            int before = lines(file);
            Waiting.until(
                    "more answers in " + file,
                    () -> assertThat(lines(file)).isGreaterThan(before + ANSWERS_BEFORE_ANYTHING_HAPPENS));
        }
    }

    private static String answers(String service) {
        return "/tmp/" + service + ".answers";
    }

    private int lines(String file) {
        return Integer.parseInt(client.run("/bin/sh", "-c", "cat \"$1\" 2>/dev/null | wc -l", "lines", file)
                .text()
                .strip());
    }

    /** Stops them, and gives what they noticed. */
    public SessionsResult stop() {
        client.run("touch", "/tmp/stop").text();
        Waiting.until(
                "the reader has stopped",
                () -> client.run("test", "-e", "/tmp/reader.stopped").text());
        List<Instant> reads = client.run("cat", "/tmp/reads")
                .text()
                .lines()
                .map(Sessions::instant)
                .toList();
        Duration longest = Duration.ZERO;
        for (int i = 1; i < reads.size(); i++) {
            Duration gap = Duration.between(reads.get(i - 1), reads.get(i));
            longest = gap.compareTo(longest) > 0 ? gap : longest;
        }
        return new SessionsResult(longest, lines("/tmp/ends"));
    }

    @Override
    public void close() {
        client.delete();
    }

    private static Instant instant(String seconds) {
        return Instant.EPOCH.plusNanos(new BigDecimal(seconds).movePointRight(9).longValueExact());
    }
}
