package com.example.postgres.typed;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Texts that a user may write, as nasty as their field allows. */
final class RandomText {

    private static final List<String> NASTY = List.of(
            "yes",
            "NO",
            "y",
            "on",
            "~",
            "null",
            "true",
            "1e3",
            "0x1F",
            "0o17",
            "08",
            "22:30",
            "2001-01-01",
            "1.10",
            "",
            " ",
            "a: b",
            "a:",
            "a #b",
            "# a",
            "- a",
            "-",
            "? a",
            "&a",
            "*a",
            "!a",
            "|",
            ">",
            "%s%n",
            "@a",
            "`a`",
            "[a",
            "{a",
            "}",
            "]",
            ",",
            "<<",
            "=",
            "---",
            "...",
            "\t",
            "{{a}}",
            "{{{a}}}",
            "{{",
            "}}",
            "{{#if a}}",
            "$(PATH)",
            "${PATH}",
            "$$",
            "'",
            "''",
            "\"",
            "\\",
            "\\n",
            "\\u0041",
            "\u00a0",
            "\u2028",
            "\ufeff",
            "\u202e",
            "\ud83d\udc18",
            "e\u0301",
            "\u0130\u0131",
            "</script>",
            "'; DROP TABLE a; --");
    private static final String LABEL_START = "abcxyzABCXYZ0189";
    private static final String NAME_START = "abcdixyz";
    private static final List<String> LABELS =
            List.of("yes", "no", "on", "y", "n", "null", "true", "1e3", "08", "1.10", "0x1F", "0o17", "2001-01-01", "");

    private final Random random;

    RandomText(Random random) {
        this.random = random;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** One line. */
    String line() {
        return chance(50) ? pick(NASTY) : pick(NASTY) + pick(NASTY) + pick(NASTY);
    }

    /** Up to three lines, with any line ends. */
    String lines() {
        return line() + join(() -> pick(List.of("\n", "\r\n", "\n\n", "\n  ", "\r")) + line(), between(0, 2));
    }

    /** A DNS label: {@code a-b0}. */
    String name() {
        return pick(letters(NAME_START))
                + join(() -> pick(letters(NAME_START + "0189")), between(1, 10))
                + (chance(30) ? "-" + between(0, 99) : "");
    }

    String labelValue() {
        return chance(40)
                ? pick(LABELS)
                : pick(letters(LABEL_START)) + join(() -> pick(letters(LABEL_START)), 5) + "_.-z";
    }

    String labelKey() {
        String name = chance(30) ? pick(List.of("yes", "on", "n", "null", "1", "08", "1.10")) : name();
        return chance(50) ? "example.net/" + name : name;
    }

    private static List<String> letters(String text) {
        return text.chars().mapToObj(Character::toString).toList();
    }

    private static String join(Supplier<String> parts, int count) {
        return String.join("", Stream.generate(parts).limit(count).toList());
    }
}
