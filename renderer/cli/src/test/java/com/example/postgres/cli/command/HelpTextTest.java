package com.example.postgres.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The help of every command. */
final class HelpTextTest {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern EXIT_CODE = Pattern.compile("(?m)^  ([0-9])   ");

    private static Pgc pgc(OutputStream out) {
        Map<String, String> environment = Map.of();
        return new Pgc(
                new Terminal(
                        InputStream.nullInputStream(),
                        out,
                        OutputStream.nullOutputStream(),
                        false,
                        false,
                        Path.of(""),
                        environment),
                Library.load());
    }

    private static String help(CommandSpec command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] names = command.qualifiedName().split(" ", -1);
        names[0] = "help";
        assertThat(pgc(out).run(names)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String words(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }

    static Stream<CommandSpec> commands() {
        return withSubcommands(pgc(OutputStream.nullOutputStream()).commandLine());
    }

    private static Stream<CommandSpec> withSubcommands(CommandLine command) {
        return Stream.concat(
                Stream.of(command.getCommandSpec()),
                command.getSubcommands().values().stream().flatMap(HelpTextTest::withSubcommands));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noLineIsTooLongAndNoWordIsBroken(CommandSpec command) {
        List<String> texts =
                new ArrayList<>(Arrays.asList(command.usageMessage().description()));
        command.args().stream()
                .filter(argument -> !argument.hidden())
                .map(ArgSpec::description)
                .forEach(description -> texts.addAll(Arrays.asList(description)));
        texts.addAll(command.usageMessage().exitCodeList().values());

        String help = help(command);

        assertThat(help.lines()).isNotEmpty().allMatch(line -> line.length() <= HelpText.WIDTH);
        assertThat(words(help)).contains(texts.stream().map(HelpTextTest::words).toList());
        assertThat(help.lines().toList())
                .as("examples are not wrapped")
                .containsAll(Arrays.stream(command.usageMessage().footer())
                        .filter(line -> line.startsWith("  "))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "render,0 1 2 3 4 5",
        "validate,0 2 3 4 5",
        "diff,0 1 2 3 4 5 6",
        "plan,0 1 2 3 4 5 6",
        "upgrade,0 1 2 3 4 5",
        "facts,0 2 4 5 6",
        "status,0 1 2 4 5 6",
        "switchover,0 1 2 4 5 6",
        "restart,0 1 2 4 5 6",
        "backup,0 1 2 4 5 6",
        "psql,0 1 2 3 4 5 6",
        "fn,0 2 3 4 5",
        "explain,0 2 3 4 5",
        "params list,0 2 4 5",
        "images,0 2 4 5",
        "version,0 2 4 5"
    })
    void aCommandListsTheExitCodesThatItCanReturn(String command, String codes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pgc(out).run(("help " + command).split(" ", -1));

        assertThat(EXIT_CODE
                        .matcher(out.toString(StandardCharsets.UTF_8))
                        .results()
                        .map(code -> code.group(1))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(codes);
    }

    @Test
    void continuationLinesStandBelowTheDescription() {
        String word = "postgres.example.com/restart ";

        String wrapped = HelpText.wrapped("  -o, --option=X   " + word.repeat(5).strip() + "\n");

        assertThat(wrapped)
                .isEqualTo("  -o, --option=X   " + word.repeat(2).strip() + "\n" + " ".repeat(19)
                        + word.repeat(2).strip() + "\n" + " ".repeat(19) + word.strip() + "\n");
    }

    @Test
    void aWordThatIsLongerThanALineStaysWhole() {
        String word = "x".repeat(120);

        assertThat(HelpText.wrapped(word + " y\n")).isEqualTo(word + "\ny\n");
    }
}
