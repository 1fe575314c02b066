package com.example.postgres.cli.option;

import java.time.Duration;
import picocli.CommandLine.Option;

/** Whether and how long a command waits for the operator. */
public final class WaitOptions {

    @Option(names = "--no-wait", description = "Do not wait until the operator has done it.")
    private boolean isAsking;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "10m",
            converter = OptionValues.DurationConverter.class,
            description = "How long to wait (default: ${DEFAULT-VALUE}). The operator goes on afterwards.")
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
