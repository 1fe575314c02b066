package com.example.postgres.cluster.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** An application that verifies authority and name of the server, and looks at the certificates that are served. */
public final class TlsClient {

    private static final String VERIFY = "export PGSSLMODE=verify-full PGSSLROOTCERT=/tmp/ca.crt\n";

    /** pgbench makes a new connection for each transaction, and ends with an error at the first one that fails. */
    private static final String CONNECTIONS = VERIFY + """
            export PATH=$PATH:/usr/lib/postgresql/18/bin PGCONNECT_TIMEOUT=10
            echo 'SELECT 1;' >/tmp/one.sql
            while [ ! -e /tmp/stop ]; do
              if pgbench -n -C -t 10 -h "$1" -p "$2" -f /tmp/one.sql >/tmp/bench.$2 2>&1; then
                echo 10 >>/tmp/connected.$2
              else
                date | cat - /tmp/bench.$2 >>/tmp/failed
              fi
            done
            touch /tmp/stopped.$2
            """;

    private static final int BATCHES = 2;

    private final Cluster cluster;
    private final Client client;

    private TlsClient(Cluster cluster, Client client) {
        this.cluster = cluster;
        this.client = client;
    }

    /** Starts a client that knows the password of the application and trusts authorities, given as PEM. */
    public static TlsClient start(Cluster cluster, String name, String authorities) {
        TlsClient started = new TlsClient(cluster, Client.ofApplication(cluster, name, Map.of()));
        started.trust(authorities);
        return started;
    }

    /** Trusts other authorities from now on. */
    public void trust(String authorities) {
        client.shell("printf '%s' \"$1\" >/tmp/ca.new; mv /tmp/ca.new /tmp/ca.crt", authorities)
                .text();
    }

    /** Runs a statement with {@code sslmode=verify-full}. */
    public CommandResult psql(String host, int port, String statement) {
        return psql(VERIFY, host, port, statement);
    }

    /** Runs a statement without encryption. */
    public CommandResult plainPsql(String host, int port, String statement) {
        return psql("export PGSSLMODE=disable\n", host, port, statement);
    }

    private CommandResult psql(String environment, String host, int port, String statement) {
        return client.shell(
                environment + "psql -XAtq -h \"$1\" -p \"$2\" -c \"$3\"", host, Integer.toString(port), statement);
    }

    /** The serial number of the certificate that clients of PostgreSQL see. */
    public String served(String host, int port) {
        return client.shell(
                        "openssl s_client -connect \"$1:$2\" -starttls postgres </dev/null 2>/dev/null |"
                                + " openssl x509 -noout -serial",
                        host,
                        Integer.toString(port))
                .text();
    }

    /** Keeps opening verified connections to the primary through the ports. */
    public void keepConnecting(int... ports) {
        client.shell("rm -f /tmp/stop /tmp/stopped.* /tmp/connected.* /tmp/failed")
                .text();
        for (int port : ports) {
            client.shell(
                            "setsid /bin/sh -c \"$1\" connections \"$2\" \"$3\" >/dev/null 2>&1 </dev/null &",
                            CONNECTIONS,
                            cluster.name() + "-primary",
                            Integer.toString(port))
                    .text();
            awaitMoreConnections(port);
        }
    }

    /** Waits for connections that begin after the call. */
    public void awaitMoreConnections(int port) {
        int before = connected(port);
        Waiting.until(
                "more connections through " + port,
                () -> assertThat(connected(port)).isGreaterThan(before + 10 * BATCHES));
    }

    /** Successful connections through the port. */
    public int connected(int port) {
        return 10
                * Integer.parseInt(client.shell("cat /tmp/connected.$1 2>/dev/null | wc -l", Integer.toString(port))
                        .text());
    }

    /** Ends it; gives what pgbench said about connections that failed. */
    public String stopConnecting() {
        client.shell("touch /tmp/stop").text();
        Waiting.until(
                "pgbench has ended",
                () -> client.shell("for file in /tmp/connected.*; do test -e /tmp/stopped.${file##*.} || exit 1; done")
                        .text());
        return client.shell("cat /tmp/failed 2>/dev/null || true").text();
    }
}
