package com.example.postgres.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.source.Violation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What YAML allows and people regret, with the words they read instead. */
class TrapsTest {

    static final List<Arguments> TRAPS = List.of(
            trap(
                    "a: on",
                    "c.yaml:1:4: a: Invalid value: \"on\": some YAML parsers read this as a boolean, "
                            + "others as text: quote it (\"on\") if it is text, or write true [yaml.ambiguous-scalar]"),
            trap(
                    "a: y",
                    "c.yaml:1:4: a: Invalid value: \"y\": some YAML parsers read this as a boolean, "
                            + "others as text: quote it (\"y\") if it is text, or write true [yaml.ambiguous-scalar]"),
            trap(
                    "a: No",
                    "c.yaml:1:4: a: Invalid value: \"No\": some YAML parsers read this as a boolean, "
                            + "others as text: quote it (\"No\") if it is text, or write false [yaml.ambiguous-scalar]"),
            trap(
                    "a: True",
                    "c.yaml:1:4: a: Invalid value: \"True\": some YAML parsers read this as a "
                            + "boolean, others as text: quote it (\"True\") if it is text, or write true [yaml.ambiguous-scalar]"),
            trap(
                    "a: NULL",
                    "c.yaml:1:4: a: Invalid value: \"NULL\": some YAML parsers read this as null, "
                            + "others as text: quote it (\"NULL\") if it is text, or write null [yaml.ambiguous-scalar]"),
            trap(
                    "a: 0123",
                    "c.yaml:1:4: a: Invalid value: \"0123\": some YAML parsers read this as a "
                            + "number, others as text: quote it (\"0123\") if it is text, or write a plain decimal number [yaml.ambiguous-scalar]"),
            trap(
                    "a: 08",
                    "c.yaml:1:4: a: Invalid value: \"08\": some YAML parsers read this as a number, "
                            + "others as text: quote it (\"08\") if it is text, or write a plain decimal number [yaml.ambiguous-scalar]"),
            trap(
                    "a: 0o17",
                    "c.yaml:1:4: a: Invalid value: \"0o17\": some YAML parsers read this as a "
                            + "number, others as text: quote it (\"0o17\") if it is text, or write a plain decimal number [yaml.ambiguous-scalar]"),
            trap(
                    "a: 0x1F",
                    "c.yaml:1:4: a: Invalid value: \"0x1F\": some YAML parsers read this as a "
                            + "number, others as text: quote it (\"0x1F\") if it is text, or write a plain decimal number [yaml.ambiguous-scalar]"),
            trap(
                    "a: 1_000",
                    "c.yaml:1:4: a: Invalid value: \"1_000\": some YAML parsers read this as a "
                            + "number, others as text: quote it (\"1_000\") if it is text, or write a plain decimal number [yaml.ambiguous-scalar]"),
            trap(
                    "a: 1e3",
                    "c.yaml:1:4: a: Invalid value: \"1e3\": some YAML parsers read this as a number, "
                            + "others as text: quote it (\"1e3\") if it is text, or write a plain decimal number [yaml.ambiguous-scalar]"),
            trap(
                    "a: .5",
                    "c.yaml:1:4: a: Invalid value: \".5\": some YAML parsers read this as a number, "
                            + "others as text: quote it (\".5\") if it is text, or write a plain decimal number [yaml.ambiguous-scalar]"),
            trap(
                    "a: .inf",
                    "c.yaml:1:4: a: Invalid value: \".inf\": some YAML parsers read this as a "
                            + "number, others as text: quote it (\".inf\") if it is text, or write a plain decimal number [yaml.ambiguous-scalar]"),
            trap(
                    "a: 22:30",
                    "c.yaml:1:4: a: Invalid value: \"22:30\": some YAML parsers read this as a "
                            + "number, others as text: quote it (\"22:30\") if it is text, or write a plain decimal number [yaml.ambiguous-scalar]"),
            trap(
                    "a: <<",
                    "c.yaml:1:4: a: Invalid value: \"<<\": means \"merge\" to some YAML parsers: "
                            + "quote it (\"<<\") if it is text [yaml.ambiguous-scalar]"),
            trap(
                    "a: =",
                    "c.yaml:1:4: a: Invalid value: \"=\": has a special meaning to some YAML parsers: "
                            + "quote it (\"=\") if it is text [yaml.ambiguous-scalar]"),
            trap(
                    "a: 1.0e+999",
                    "c.yaml:1:4: a: Invalid value: \"1.0e+999\": the number is too large: quote it if it is text [yaml.number]"),
            trap(
                    "spec:\n  - a: 1\n    a: 2",
                    "c.yaml:3:5: spec[0].a: Duplicate value: \"a\": the key is already in this mapping (first on line 2): keep one of them [yaml.duplicate-key]"),
            trap(
                    "{\"a\": 1,\n \"a\": 2}",
                    "c.yaml:2:2: a: Duplicate value: \"a\": the key is already in this mapping "
                            + "(first on line 1): keep one of them [yaml.duplicate-key]"),
            trap(
                    "on: 1",
                    "c.yaml:1:1: on: Invalid value: \"on\": a key must be text, and some YAML parsers read this one as something else: quote it (\"on\") [yaml.key]"),
            trap(
                    "1: 1",
                    "c.yaml:1:1: [1]: Invalid value: \"1\": a key must be text, and some YAML parsers read this one as something else: quote it (\"1\") [yaml.key]"),
            trap(
                    "null: 1",
                    "c.yaml:1:1: null: Invalid value: \"null\": a key must be text, and some YAML parsers read this one as something else: quote it (\"null\") [yaml.key]"),
            trap(
                    "12:30: 1",
                    "c.yaml:1:1: [12:30]: Invalid value: \"12:30\": a key must be text, and some YAML parsers read this one as something else: quote it (\"12:30\") [yaml.key]"),
            trap(
                    "? [a, {b: c}]\n: 1",
                    "c.yaml:1:3: Invalid value: \"?\": a key must be text, not a list or a mapping (a "
                            + "template placeholder in braces needs quotes) [yaml.key]"),
            trap(
                    "a: {{ name }}",
                    "c.yaml:1:5: a: Invalid value: \"?\": a key must be text, not a list or a mapping (a "
                            + "template placeholder in braces needs quotes) [yaml.key]"),
            trap(
                    "<<: {a: 1}",
                    "c.yaml:1:1: [<<]: Forbidden: \"<<\": merge keys are not supported: write the fields "
                            + "out [yaml.merge-key]"),
            trap(
                    "a: !!binary aGk=",
                    "c.yaml:1:4: a: Forbidden: \"!!binary\": tags are not supported: remove it, and "
                            + "quote the value if it is text [yaml.tag]"),
            trap(
                    "a: !!javax.script.ScriptEngineManager []",
                    "c.yaml:1:4: a: Forbidden: \"!!javax.script.ScriptEngineManager\": tags are not "
                            + "supported: remove it, and quote the value if it is text [yaml.tag]"),
            trap(
                    "a: !secret x",
                    "c.yaml:1:4: a: Forbidden: \"!secret\": tags are not supported: remove it, and quote "
                            + "the value if it is text [yaml.tag]"),
            trap(
                    "a: ! x",
                    "c.yaml:1:4: a: Forbidden: \"!\": tags are not supported: remove it, and quote the "
                            + "value if it is text [yaml.tag]"),
            trap(
                    "a: - b",
                    "c.yaml:1:4: Syntax error: a list item or a mapping cannot begin here: put it on a line of its own,"
                            + " indented [yaml.syntax]"),
            trap(
                    "a: !x! y",
                    "c.yaml:1:7: Syntax error: tags (!) and directives (%) are not supported: remove it, or quote the value"
                            + " if it is text [yaml.syntax]"),
            trap(
                    "a: \"\\x\"",
                    "c.yaml:1:7: Syntax error: wrong escape in double quotes: write \\x, \\u and \\U with 2, 4 or 8"
                            + " hexadecimal digits, or use single quotes [yaml.syntax]"),
            trap(
                    "a: &x 1",
                    "c.yaml:1:4: a: Forbidden: \"&x\": anchors (&) and aliases (*) are not supported: "
                            + "write the value out in each location [yaml.alias]"),
            trap(
                    "&a [*a]",
                    "c.yaml:1:1: Forbidden: \"&a\": anchors (&) and aliases (*) are not supported: write "
                            + "the value out in each location [yaml.alias]\n"
                            + "c.yaml:1:5: [0]: Forbidden: \"*a\": anchors (&) and aliases (*) are not supported: "
                            + "write the value out in each location [yaml.alias]"),
            trap(
                    "a: *x",
                    "c.yaml:1:4: a: Forbidden: \"*x\": anchors (&) and aliases (*) are not supported: "
                            + "write the value out in each location [yaml.alias]"),
            trap("a:\n\tb: 1", "c.yaml:2:1: Syntax error: a tab is not allowed here: indent with spaces [yaml.syntax]"),
            trap(
                    "a: b: c",
                    "c.yaml:1:5: Syntax error: a second \": \" in one line, or wrong indentation: put a "
                            + "value that holds \": \" in quotes, and align keys of one mapping [yaml.syntax]"),
            trap(
                    "a: @x",
                    "c.yaml:1:4: Syntax error: a value cannot begin with this character: put the value "
                            + "in quotes [yaml.syntax]"),
            trap(
                    "a:\n  b: 1\n c: 2",
                    "c.yaml:3:2: Syntax error: this line does not belong to the mapping or list that "
                            + "begins on line 1: fix the indentation [yaml.syntax]"),
            trap(
                    "- a\nb: 1",
                    "c.yaml:2:1: Syntax error: this line does not belong to the mapping or list that "
                            + "begins on line 1: fix the indentation [yaml.syntax]"),
            trap(
                    "a: 1\nb",
                    "c.yaml:2:2: Syntax error: text without \": \" where a key is expected: add \": \" "
                            + "or fix the indentation [yaml.syntax]"),
            trap(
                    "a: [1, 2",
                    "c.yaml:1:4: Syntax error: the { or [ on line 1 is not closed properly: add the "
                            + "missing comma or bracket [yaml.syntax]"),
            trap(
                    "a: {b: 1]",
                    "c.yaml:1:9: Syntax error: the { or [ on line 1 is not closed properly: add the "
                            + "missing comma or bracket [yaml.syntax]"),
            trap(
                    "a: \"x\nb: 1",
                    "c.yaml:1:4: Syntax error: the quoted text that begins here has no end: add the "
                            + "closing quote [yaml.syntax]"),
            trap(
                    "a: \"\\d\"",
                    "c.yaml:1:6: Syntax error: unknown escape in double quotes: write a backslash as "
                            + "\\\\, or use single quotes [yaml.syntax]"),
            trap(
                    "{\"a\": \"\\/\" \"b\": 1}",
                    "c.yaml:1:12: Syntax error: not valid JSON: Unexpected character ('\"' (code 34)): "
                            + "was expecting comma to separate Object entries [yaml.syntax]"),
            trap(
                    "a: 1\n---\nb: [",
                    "c.yaml:3:5: Syntax error: a { or [ before this has no end: add the missing bracket "
                            + "(document 2 of the text) [yaml.syntax]"),
            trap(
                    "a: [\n",
                    "c.yaml:2:1: Syntax error: a { or [ before this has no end: add the missing bracket [yaml.syntax]"),
            trap(
                    "a: x\u0007",
                    "c.yaml:1:5: Syntax error: the invisible character U+0007 is not allowed: remove it, or write it as \"\\u0007\" in double quotes [yaml.control-character]"),
            trap(
                    "a: x\n# \u2028",
                    "c.yaml:2:3: Syntax error: the invisible character U+2028 is not allowed: remove it, or write it as \"\\u2028\" in double quotes [yaml.control-character]"),
            trap("a: \u0000", "c.yaml:1:4: Syntax error: not a text file: it contains a NUL byte [yaml.encoding]"),
            trap(
                    "a: \ud800",
                    "c.yaml:1:4: Syntax error: the invisible character U+D800 is not allowed: remove it, or write it as \"\\ud800\" in double quotes [yaml.control-character]"));

    private static Arguments trap(String text, String expected) {
        return Arguments.of(text, expected);
    }

    /** No reader makes anything else of these. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: yes sir",
                "a: online",
                "a: 1.2.3",
                "a: 10Gi",
                "a: 22:61x",
                "a: 2026-01-31",
                "a: v1",
                "a: -x",
                "a: x:y",
                "a: \"on\"",
                "a: '0123'",
                "'on': 1",
                "a: |\n  on\n",
                "a: !!str on",
                "a: \"*x\"",
                "%YAML 1.2\n---\na: 1"
            })
    void isNotSeenWhereThereIsNone(String text) {
        assertThat(messages(text)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("TRAPS")
    void isRefusedWithACure(String text, String expected) {
        assertThat(messages(text)).isEqualTo(expected);
    }

    private static String messages(String text) {
        return String.join(
                "\n",
                YamlReader.read("c.yaml", text).violations().stream()
                        .map(Violation::toString)
                        .toList());
    }
}
