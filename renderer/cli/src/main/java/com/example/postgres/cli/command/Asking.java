package com.example.postgres.cli.command;

import com.example.postgres.cli.cluster.OperatedCluster;
import com.example.postgres.cli.live.OperatorRequest;
import com.example.postgres.cli.option.WaitOptions;
import com.example.postgres.cli.terminal.Terminal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How a command asks the operator for something. */
final class Asking {

    private static final String PREFIX = "postgres.example.com/";

    private final Terminal terminal;
    private final WaitOptions wait;

    Asking(Terminal terminal, WaitOptions wait) {
        this.terminal = terminal;
        this.wait = wait;
    }

    /** A value that is new. */
    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** Asks, and waits if the command does. */
    void ask(OperatedCluster cluster, String what, String value) {
        OperatorRequest request = new OperatorRequest(cluster, PREFIX + what, value);
        request.send();
        if (wait.isWaiting()) {
            request.follow(terminal, wait.timeout());
            terminal.summary(what + " of " + cluster.namespace() + "/" + cluster.name() + ": done");
        } else {
            terminal.summary(what + " of " + cluster.namespace() + "/" + cluster.name() + ": requested");
        }
    }
}
