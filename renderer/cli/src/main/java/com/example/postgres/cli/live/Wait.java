package com.example.postgres.cli.live;

import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.Terminal;
import java.time.Duration;

/** Waits for the operator, and shows what it does meanwhile. */
public final class Wait {

    private final Terminal terminal;
    private final Duration pause;

    /** @param pause between two looks */
    public Wait(Terminal terminal, Duration pause) {
        this.terminal = terminal;
        this.pause = pause;
    }

    /** Shows the text for a moment. */
    public void pause(String text) {
        terminal.progress(text);
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandException.refused("interrupted; the operator goes on", null);
        }
    }

    /** Shows nothing more. */
    public void end() {
        terminal.endProgress();
    }
}
