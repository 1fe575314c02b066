package com.example.postgres.cli;

import com.example.postgres.cli.command.Library;
import com.example.postgres.cli.command.Pgc;
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
                Path.of("").toAbsolutePath(),
                System.getenv());
        System.exit(new Pgc(terminal, Library.load()).run(arguments));
    }
}
