package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.catalogue.TemplateSet;
import com.example.postgres.catalogue.TemplateSet.Template;
import com.example.postgres.yaml.CanonicalJson;
import com.example.postgres.yaml.CanonicalYaml;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text of a view arrives unchanged, as a whole scalar or as part of one, and changes nothing around it. */
class HostileValuesTest {

    /** Of a text with a number, wherever a template puts it. */
    private static final Pattern MARK = Pattern.compile("<([0-9]+)>");

    private static final List<String> HOSTILE = List.of(
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
            " a ",
            "a: b",
            "a:",
            "a #b",
            "# a",
            "- a",
            "-",
            "? a",
            "&a",
            "*a",
            "*0",
            "!a",
            "|",
            ">",
            "%a",
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
            "a\nb: c\n",
            "\n",
            "\r\n",
            "\t",
            "{{a}}",
            "{{{a}}}",
            "{{",
            "}}",
            "{{!-- a --}}",
            "{{#if a}}",
            "\\{{a}}",
            "$(PATH)",
            "${PATH}",
            "$$",
            "%s%n",
            "'",
            "''",
            "\"",
            "\\",
            "\\n",
            "\\u0041",
            "\u0000",
            "\u0007\u001b",
            "\u007f",
            "\u0085",
            "\u00a0",
            "\u2028\u2029",
            "\ufeff",
            "\u202e",
            "\ud83d\udc18",
            "e\u0301",
            "\u0130\u0131",
            "a\\\nb",
            "</script>",
            "'; DROP TABLE a; --",
            "x".repeat(700));

    private static final TemplateEngine ENGINE = new TemplateEngine(new TemplateFolder("/templates"));

    static Stream<Template> templates() {
        SortedMap<String, Template> templates = new TreeMap<>();
        TemplateSet.current().templates().forEach(template -> templates.put(template.template(), template));
        return templates.values().stream();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyTextArrivesUnchanged(Template template) {
        JsonNode harmless = render(template, number -> "<" + number + ">");
        for (String text : HOSTILE) {
            UnaryOperator<String> hostile = number -> text + "#" + number;

            JsonNode tree = render(template, hostile);

            assertThat(tree).as("every text contains: %s", text).isEqualTo(replaceMarks(harmless, hostile));
            assertThat(YamlReader.readTrusted("written again", CanonicalYaml.write(tree)))
                    .isEqualTo(tree);
        }
    }

    /** Some templates print nothing but constants. */
    static Stream<Template> templatesWithTexts() {
        return templates()
                .filter(template -> MARK.matcher(CanonicalJson.compact(render(template, number -> "<" + number + ">")))
                        .find());
    }

    @ParameterizedTest
    @MethodSource("templatesWithTexts")
    void theBareTextArrivesToo(Template template) {
        for (String text : HOSTILE) {
            JsonNode tree = render(template, number -> text);

            assertThat(CanonicalJson.compact(tree))
                    .contains(CanonicalJson.compact(JsonNodeFactory.instance.textNode(text)));
        }
    }

    @ParameterizedTest
    @MethodSource("templatesWithTexts")
    void aLongTextArrivesToo(Template template) {
        String text = "0123456789: \"\n".repeat(64 * 1024 / 13);

        AtomicBoolean isFirst = new AtomicBoolean(true);
        FilledViews views = new FilledViews(
                number -> "key-" + number, number -> isFirst.getAndSet(false) ? text : "text-" + number);

        JsonNode tree = render(template, views);

        assertThat(CanonicalJson.compact(tree))
                .contains(CanonicalJson.compact(JsonNodeFactory.instance.textNode(text)));
    }

    private static JsonNode render(Template template, UnaryOperator<String> texts) {
        return render(template, new FilledViews(number -> texts.apply(String.valueOf(number))));
    }

    private static JsonNode render(Template template, FilledViews views) {
        Record view = views.fill(template.viewType());
        return ENGINE.render(template.template(), view);
    }

    private static JsonNode replaceMarks(JsonNode node, UnaryOperator<String> texts) {
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            node.properties()
                    .forEach(entry ->
                            copy.set(replaceMarks(entry.getKey(), texts), replaceMarks(entry.getValue(), texts)));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> copy.add(replaceMarks(item, texts)));
            return copy;
        }
        return node.isTextual() ? JsonNodeFactory.instance.textNode(replaceMarks(node.textValue(), texts)) : node;
    }

    private static String replaceMarks(String text, UnaryOperator<String> texts) {
        return MARK.matcher(text).replaceAll(mark -> Matcher.quoteReplacement(texts.apply(mark.group(1))));
    }
}
