package com.example.postgres.cli.terminal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command cannot continue, for a reason that the user can remove. */
public final class CommandException extends RuntimeException {

    private final ExitStatus status;
    private final @Nullable String hint;

    private CommandException(ExitStatus status, @Nullable String message, @Nullable String hint) {
        super(message);
        this.status = status;
        this.hint = hint;
    }

    /** The command line is wrong. */
    public static CommandException usage(String message, @Nullable String hint) {
        return new CommandException(ExitStatus.USAGE, message, hint);
    }

    /** Input or output failed. */
    public static CommandException io(String message, @Nullable String hint) {
        return new CommandException(ExitStatus.IO, message, hint);
    }

    /** The cluster cannot be reached, or refuses the request. */
    public static CommandException cluster(String message, @Nullable String hint) {
        return new CommandException(ExitStatus.CLUSTER, message, hint);
    }

    /** The input is invalid; what is wrong with it has been printed. */
    public static CommandException invalid(String message, @Nullable String hint) {
        return new CommandException(ExitStatus.INVALID_SPEC, message, hint);
    }

    /** The command would make a change that the user did not allow. */
    public static CommandException refused(String message, @Nullable String hint) {
        return new CommandException(ExitStatus.DIFFERENCES, message, hint);
    }

    /** The reader of standard output has gone away: ends without a message. */
    public static CommandException outputClosed() {
        return new CommandException(ExitStatus.IO, null, null);
    }

    /** The exit status of the process. */
    public ExitStatus status() {
        return status;
    }

    /** What the user can do about it. */
    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }
}
