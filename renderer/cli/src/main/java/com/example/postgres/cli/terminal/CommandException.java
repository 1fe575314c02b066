package com.example.postgres.cli.terminal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command cannot go on, and the user can do something about it. */
public final class CommandException extends RuntimeException {

    private final ExitStatus status;
    private final @Nullable String cure;

    private CommandException(ExitStatus status, @Nullable String message, @Nullable String cure) {
        super(message);
        this.status = status;
        this.cure = cure;
    }

    /** The command line asks for something that cannot be. */
    public static CommandException usage(String message, @Nullable String cure) {
        return new CommandException(ExitStatus.USAGE, message, cure);
    }

    /** Something could not be read or written. */
    public static CommandException io(String message, @Nullable String cure) {
        return new CommandException(ExitStatus.IO, message, cure);
    }

    /** Nobody reads the output any more, so there is nobody to tell. */
    public static CommandException outputClosed() {
        return new CommandException(ExitStatus.IO, null, null);
    }

    /** How the process ends. */
    public ExitStatus status() {
        return status;
    }

    /** What the user can do about it. */
    public Optional<String> cure() {
        return Optional.ofNullable(cure);
    }
}
