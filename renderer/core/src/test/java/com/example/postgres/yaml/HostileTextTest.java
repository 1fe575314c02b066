package com.example.postgres.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.example.postgres.source.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    static List<String> bombs() {
        String laughs = IntStream.range(1, 30)
                .mapToObj(i -> "a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(9) + "]\n")
                .collect(Collectors.joining());
        return List.of(
                "[".repeat(100_000),
                "{a: ".repeat(100_000),
                "{\"a\":".repeat(100_000),
                "[".repeat(100_000) + "]".repeat(100_000),
                "- ".repeat(100_000),
                "? ".repeat(100_000),
                "a0: &a0 x\n" + laughs,
                "&a [*a, &b {*b : *a}]",
                "a: &x {<<: *x}",
                "a: " + "9".repeat(1_000_000),
                "[" + "9".repeat(1_000_000) + "]",
                "a: 1." + "9".repeat(1_000_000),
                "a: 1e" + "9".repeat(1_000_000),
                "{\"a\": 1e" + "9".repeat(300) + "}",
                "{\"a\": 1e" + "9".repeat(1_000_000) + "}",
                "a: on\n".repeat(150_000),
                "[" + "on,".repeat(300_000) + "]",
                "a: *x\n".repeat(150_000),
                "'" + "''".repeat(500_000),
                "\n".repeat(1_000_000) + "\ta",
                " ".repeat(1_000_000) + "a: b: c",
                "---\n".repeat(250_000) + "a: b: c",
                "!".repeat(1_000_000),
                "a: b #".repeat(150_000) + "\n\t!",
                "x".repeat(YamlReader.MAX_BYTES + 1));
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void isRefusedFast(String text) {
        ReadResult result = assertTimeoutPreemptively(SOON, () -> YamlReader.read("bomb.yaml", text));

        assertThat(result.violations()).isNotEmpty().hasSizeLessThanOrEqualTo(101);
        assertThat(result.violations())
                .allSatisfy(violation -> assertThat(violation.toString()).hasSizeLessThan(500));
    }

    static List<String> largeTexts() {
        return List.of(
                "list:\n" + "- a: 1\n  b: x\n".repeat(60_000),
                "[" + "[],".repeat(300_000) + "[]]",
                IntStream.range(0, 70_000).mapToObj(i -> "k" + i + ": v\n").collect(Collectors.joining()),
                "a: " + "1:".repeat(500_000) + "x",
                "a: 1_" + "_".repeat(1_000_000) + "x");
    }

    @ParameterizedTest
    @MethodSource("largeTexts")
    void largeTextIsReadFast(String text) {
        ReadResult result = assertTimeoutPreemptively(SOON, () -> YamlReader.read("large.yaml", text));

        assertThat(result.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e309", "1e2147483648", "1e99999999999", "-1.5E+99999999999", "1e-99999999999"})
    void aNumberThatNoReaderKeepsIsRefusedWithItsPlace(String number) {
        assertThat(messages(("{\"spec\": {\n  \"replicas\": " + number + "}}").getBytes(StandardCharsets.UTF_8)))
                .containsExactly("c.yaml:2:15: spec.replicas: Invalid value: \"" + number
                        + "\": the number is too large: quote it if it is text [yaml.number]");
    }

    @Test
    void nestingIsCounted() {
        assertThat(rules("[".repeat(50) + "]".repeat(50))).isEmpty();
        assertThat(rules("[".repeat(51) + "]".repeat(51))).containsExactly("yaml.too-deep");
        assertThat(rules("a: ".repeat(1) + "{b: ".repeat(49) + "}".repeat(49))).isEmpty();
        assertThat(rules("a: ".repeat(1) + "{b: ".repeat(50) + "}".repeat(50))).containsExactly("yaml.too-deep");
    }

    @Test
    void bytesThatAreNoTextAreRefusedWithTheirPlace() {
        assertThat(messages(new byte[] {'a', ':', ' ', (byte) 0xC3, '\n'}))
                .containsExactly(
                        "c.yaml:1:4: Syntax error: the text is not UTF-8: save the file as UTF-8 [yaml.encoding]");
        assertThat(messages("é: 1\nb: \ud83d".getBytes(StandardCharsets.UTF_16)))
                .singleElement()
                .asString()
                .startsWith("c.yaml:1:1: ");
        assertThat(messages(new byte[] {'a', '\n', 0x7F, 'E', 'L', 'F', 0, 0}))
                .singleElement()
                .asString()
                .startsWith("c.yaml:2:5: Syntax error: not a text file");
        assertThat(messages(new byte[YamlReader.MAX_BYTES + 1]))
                .containsExactly("c.yaml: Syntax error: the text is larger than 1 MiB: is this the right file? If so,"
                        + " split it [yaml.too-large]");
    }

    @Test
    void aSetMayBeAsLargeAsAFleet() {
        byte[] text = "a: b\n---\n".repeat(YamlReader.MAX_BYTES / 8).getBytes(StandardCharsets.UTF_8);

        assertThat(YamlReader.readSet("c.yaml", text).documents()).hasSize(YamlReader.MAX_BYTES / 8);
        assertThatExceptionOfType(YamlException.class)
                .isThrownBy(() -> SourceText.decode("c.yaml", text, 1 << 20))
                .withMessageContaining("larger than 1 MiB");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "``, t.hbs: Syntax error: the text has no document [yaml.documents]",
                "`---\na: 1\n---\nb: 2`, t.hbs:4:1: Syntax error: the text has more than one document [yaml.documents]",
                "`a: 1\na: 2`, t.hbs:2:1: a: Duplicate value: \"a\": the key is already in this mapping: keep one of"
                        + " them [yaml.duplicate-key]"
            })
    void templatesThatRenderNonsenseAreThrown(String text, String message) {
        assertThatExceptionOfType(YamlException.class)
                .isThrownBy(() -> YamlReader.readTrusted("t.hbs", text))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: &x 1", "a: on", "a: pre-\"x\": y", "a: [", "a: \u0000", "{\"a\": 1, \"a\": 2}"})
    void templatesAreHeldToTheSameRules(String text) {
        assertThatExceptionOfType(YamlException.class)
                .isThrownBy(() -> YamlReader.readTrusted("t.hbs", text))
                .withMessageStartingWith("t.hbs:1:");
    }

    @Property(tries = 2000)
    void noTextMakesTheReaderThrow(@ForAll("noise") String text) {
        ReadResult result = YamlReader.read("c.yaml", text);

        assertThat(result.violations())
                .allSatisfy(violation -> assertThat(violation.position().line()).isPositive());
    }

    @Property(tries = 500)
    void noBytesMakeTheReaderThrow(@ForAll byte[] bytes) {
        assertThat(YamlReader.read("c.yaml", bytes)).isNotNull();
    }

    @Provide
    Arbitrary<String> noise() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a",
                ": ",
                "- ",
                "\n",
                "\n  ",
                "\t",
                " ",
                "\"",
                "'",
                "{",
                "}",
                "[",
                "]",
                ",",
                "? ",
                "&a ",
                "*a",
                "!!str ",
                "!",
                "|",
                ">",
                "|2-\n",
                ">+\n",
                "%YAML 1.1\n",
                "%TAG ! x\n",
                "%YAML 999999999999.1\n",
                "%",
                "---\n",
                "...\n",
                "#",
                "@",
                "`",
                "<<: ",
                "\\x",
                "\\",
                "\\ud83d",
                "\\U99999999",
                "1",
                "on",
                "1e3",
                "1e99999999999",
                "\r",
                "\u0085",
                "\ufeff",
                "é",
                "!<",
                "!%ff",
                "~");
        return pieces.list().ofMaxSize(14).map(parts -> String.join("", parts));
    }

    private static List<String> rules(String text) {
        return YamlReader.read("c.yaml", text).violations().stream()
                .map(Violation::rule)
                .toList();
    }

    private static List<String> messages(byte[] bytes) {
        return YamlReader.read("c.yaml", bytes).violations().stream()
                .map(Violation::toString)
                .toList();
    }
}
