package com.example.postgres.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random trees of the kind that manifests hold, with the texts that go wrong in YAML among them. */
final class Trees {

    /** Texts that some reader or writer of YAML is known to change. */
    static final List<String> NASTY = nasty();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Trees() {}

    static Arbitrary<JsonNode> trees() {
        return tree(3);
    }

    static Arbitrary<String> texts() {
        Arbitrary<String> lines = Arbitraries.strings()
                .withChars(" \t\nab#:-|>'\"\\{}[],&*!%@`\r\u0085\u00a0\u2028\ufeff\u200b\u0000\u007fé")
                .ofMaxLength(20);
        Arbitrary<String> unicode =
                Arbitraries.strings().ofMaxLength(8).filter(text -> !text.matches("(?s).*\\p{Cs}.*"));
        Arbitrary<String> manifests =
                Arbitraries.strings().withChars("abzYNeExo0179.-+_:/ ~<=\n").ofMaxLength(8);
        return Arbitraries.oneOf(Arbitraries.of(NASTY), lines, unicode, manifests);
    }

    private static Arbitrary<JsonNode> tree(int depth) {
        Arbitrary<JsonNode> scalars = Arbitraries.oneOf(
                texts().map(NODES::textNode),
                Arbitraries.integers().map(NODES::numberNode),
                Arbitraries.longs()
                        .filter(number -> number != number.intValue())
                        .map(NODES::numberNode),
                Arbitraries.of(true, false).map(NODES::booleanNode),
                Arbitraries.just(NODES.nullNode()));
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<JsonNode> lists = tree(depth - 1)
                .list()
                .ofMaxSize(4)
                .map(items -> NODES.arrayNode().addAll(items));
        Arbitrary<JsonNode> maps = net.jqwik.api.Arbitraries.maps(texts(), tree(depth - 1))
                .ofMaxSize(4)
                .map(fields -> {
                    ObjectNode map = NODES.objectNode();
                    map.setAll(fields);
                    return map;
                });
        return Arbitraries.oneOf(scalars, lists, maps);
    }

    private static List<String> nasty() {
        List<String> texts = new ArrayList<>(List.of(
                "",
                " ",
                "y",
                "Y",
                "n",
                "N",
                "yes",
                "No",
                "on",
                "OFF",
                "true",
                "False",
                "TRUE",
                "null",
                "Null",
                "~",
                "nil",
                "0",
                "-1",
                "+1",
                "007",
                "0o17",
                "0x1F",
                "0b11",
                "08",
                "1_000",
                "_1",
                "1_",
                "22:30",
                "1:2:3.4",
                "1e3",
                "1E3",
                "1e+3",
                "1.",
                ".5",
                "-.5",
                "+.5e1",
                "1.10",
                "1.5e+3",
                ".inf",
                "-.Inf",
                "+.INF",
                ".nan",
                ".NaN",
                "inf",
                "NaN",
                "9223372036854775808",
                "2001-01-01",
                "2001-01-01T10:00:00Z",
                "2001-1-1 1:1:1",
                "=",
                "<<",
                "*",
                "*a",
                "&",
                "&a",
                "!",
                "!a",
                "!!str a",
                "|",
                ">",
                "%",
                "%YAML 1.1",
                "@",
                "@a",
                "`",
                "`a`",
                "-",
                "- a",
                "--",
                "---",
                "--- a",
                "...",
                "?",
                "? a",
                ":",
                ": a",
                ":a",
                "a:",
                "a: b",
                "a:b",
                "a::b",
                "a #b",
                "a#b",
                "#",
                "# a",
                ",",
                "a,b",
                "[",
                "]",
                "[]",
                "[a]",
                "{",
                "}",
                "{}",
                "{a: 1}",
                "'",
                "'a'",
                "it's",
                "\"",
                "\"a\"",
                "\\",
                "\\n",
                "a\\",
                " a",
                "a ",
                "\ta",
                "a\t",
                "a\tb",
                "\n",
                "\n\n",
                "a\n",
                "a\n\n",
                "a\nb",
                "a\nb\n",
                "a\nb\n\n\n",
                "\na",
                "\n a\nb\n",
                " a\nb\n",
                "a\n b\n",
                "a\n\nb\n",
                "a \nb\n",
                "a\n\tb\n",
                "a\n \nb\n",
                "a\r\nb\r\n",
                "\r",
                "a\rb",
                "# a\nb\n",
                "- a\n- b\n",
                "---\na\n",
                "a\n---\nb\n",
                "%a\nb\n",
                "\u0000",
                "a\u0000b",
                "\u0007",
                "\u001b",
                "\u007f",
                "\u0080",
                "\u0085",
                "a\u0085b",
                "\u00a0",
                "a\u00a0",
                "\u00ad",
                "\u200b",
                "\u200d",
                "\u2028",
                "a\u2029b",
                "\u202e",
                "\ufeff",
                "\ufeffa",
                "a\ufeff",
                "\ufffd",
                "\ufffe",
                "\uffff",
                "\ud83d\ude00",
                "é",
                "日本",
                "a\nb\u2028c\n",
                "a\n\ud83d\ude00\n",
                "\udbff\udfff",
                "10Gi",
                "100m",
                "1.5Gi",
                "0m",
                "01Gi",
                "1E",
                "1e",
                "1Ei",
                "5h",
                "16",
                "17.2",
                "1.35",
                "v1",
                "apps/v1",
                "/var/lib",
                "/",
                "//",
                "a.b/c",
                "a@b",
                "x/y:17.2-1@sha256:0a",
                "host:5432",
                "a:1",
                "a:22:30",
                "e3",
                "Infinity",
                "t",
                "F",
                "false ",
                "${VAR}",
                "$(date)",
                "{{ x }}",
                "a\\\nb",
                "0.1.2",
                "1-2",
                "12a",
                "0xg"));
        texts.add("long ".repeat(60) + "end");
        texts.add("k".repeat(1500));
        return List.copyOf(texts);
    }
}
