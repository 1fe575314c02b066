package com.example.postgres.cli;

import com.example.postgres.cli.command.Library;
import com.example.postgres.cli.command.Pgc;
import com.example.postgres.cli.terminal.ExitStatus;
import com.example.postgres.cli.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;

/** Starts {@code pgc}. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Terminal terminal = new Terminal(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Boolean.getBoolean("pgc.terminal"),
                Boolean.getBoolean("pgc.terminal.output"),
                Path.of("").toAbsolutePath(),
                System.getenv());
        int code = new Pgc(terminal, Library.load()).run(arguments);
        // The JVM ends with 1 if it cannot start: the launcher lets pgc use another code for differences.
        System.exit(code == ExitStatus.DIFFERENCES.code() ? Integer.getInteger("pgc.exit.differences", code) : code);
    }
}
