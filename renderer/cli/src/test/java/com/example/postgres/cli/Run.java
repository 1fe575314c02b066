package com.example.postgres.cli;

import com.example.postgres.cli.command.Library;
import com.example.postgres.cli.command.Pgc;
import com.example.postgres.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * The result of one run of {@code pgc}.
 *
 * @param code the exit code
 * @param out standard output
 * @param err standard error
 */
record Run(int code, String out, String err) {

    /** Reads schema and templates once for all tests. */
    private static final Library LIBRARY = Library.load();

    static Run in(Path directory, String... arguments) {
        return in(directory, "", LIBRARY, arguments);
    }

    static Run in(Path directory, String input, Library library, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return to(out, directory, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), library, arguments);
    }

    static Run to(OutputStream out, Path directory, InputStream input, Library library, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(input, out, err, false, false, directory, Map.of("HOME", "/home/nobody"));
        int code = new Pgc(terminal, library).run(arguments);
        return new Run(
                code,
                out instanceof ByteArrayOutputStream bytes ? bytes.toString(StandardCharsets.UTF_8) : "",
                err.toString(StandardCharsets.UTF_8));
    }
}
