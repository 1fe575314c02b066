package com.example.postgres.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TerminalTest {

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private Terminal terminal(boolean interactive, Map<String, String> environment) {
        return new Terminal(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                errors,
                interactive,
                interactive,
                Path.of("/"),
                environment);
    }

    private String printed() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    @Test
    void coloursLabelsOnATerminal() {
        terminal(true, Map.of()).error("wrong");

        assertThat(printed()).isEqualTo("\u001b[31merror:\u001b[0m wrong\n");
    }

    @ParameterizedTest
    @CsvSource({"true, NO_COLOR, 1", "true, TERM, dumb", "false, TERM, xterm"})
    void printsNoColourElsewhere(boolean interactive, String variable, String value) {
        Terminal terminal = terminal(interactive, Map.of(variable, value));

        terminal.error("wrong");
        terminal.notes(List.of(new Note("a", " is")));

        assertThat(printed()).isEqualTo("error: wrong\nnote: a is\n");
    }

    @Test
    void replacesTheLineOfProgress() {
        Terminal terminal = terminal(true, Map.of("NO_COLOR", "1"));

        terminal.progress("10 of 20 clusters");
        terminal.endProgress();

        assertThat(printed()).isEqualTo("\r10 of 20 clusters\u001b[K\r\u001b[K");
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, true"})
    void showsNoProgressElsewhereOrIfQuiet(boolean interactive, boolean quiet) {
        Terminal terminal = terminal(interactive, Map.of());
        if (quiet) {
            terminal.beQuiet();
        }

        terminal.progress("10 of 20 clusters");

        assertThat(printed()).isEmpty();
    }
}
