package com.example.postgres.cli.option;

import java.time.Duration;
import picocli.CommandLine.Option;

/** Whether and how long a command waits for the operator. */
public final class WaitOptions {

    @Option(names = "--no-wait", description = "Do not wait for the operator to finish.")
    private boolean isAsking;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "10m",
            converter = OptionValues.DurationConverter.class,
            description = "How long to wait (default: ${DEFAULT-VALUE}). The operator continues after the timeout.")
    private Duration timeout = Duration.ofMinutes(10);

    /** Whether the command waits. */
    public boolean isWaiting() {
        return !isAsking;
    }

    /** How long it waits. */
    public Duration timeout() {
        return timeout;
    }
}
