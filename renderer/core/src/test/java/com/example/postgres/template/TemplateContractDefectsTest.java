package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.template.TemplateContract.Use;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateContractDefectsTest {

    private static final String USES_ALL = """
            a: {{text}}
            {{#if flag}}
            b: {{inner.value}}
            {{/if}}
            c:
            {{#each items}}
              - {{value}}
            {{/each}}
            {{#each texts}}
              - {{this}}
            {{/each}}
            {{#with maybe}}
            d: {{this}}
            {{/with}}
            n: {{number}}
            """;

    record Inner(String value) {}

    record View(
            String text,
            boolean flag,
            Inner inner,
            List<Inner> items,
            List<String> texts,
            Optional<String> maybe,
            int number) {}

    record Unprintable(Optional<Map<String, String>> maybe) {}

    @Test
    void acceptsATemplateThatKeepsTheContract() {
        assertThat(findings(USES_ALL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e: \"pre-{{text}}-{{number}}\"",
                "e: 'it''s {{text}}'",
                "- - e: 'x {{text}} {{text}}'",
                "e: >-\n  some {{text}}\n  and {{number}}",
                "{{text}}: {{text}}",
                "{{#if maybe}}\ne: {{maybe}}\n{{/if}}",
                "{{#if maybe}}\ne: 'x {{maybe}}'\n{{else if flag}}\ne: 1\n{{/if}}"
            })
    void acceptsAValueThatIsPartOfAQuotedText(String addition) {
        assertThat(findings(USES_ALL + addition + "\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            d: {{txt}}                            | t.hbs:16: 'txt' is no component of View
            d: {{inner.valu}}                     | t.hbs:16: 'valu' is no component of Inner
            d: {{inner}}                          | t.hbs:16: 'inner' is a Inner, not a scalar or a tree
            d: {{texts}}                          | t.hbs:16: 'texts' is a java.util.List<java.lang.String>, not a scalar or a tree
            {{#if text}}\\n{{/if}}                | t.hbs:16: 'text' is a String, not a boolean, an Optional or a list
            {{#if flog}}\\n{{/if}}                | t.hbs:16: 'flog' is no component of View
            {{#if flag}}\\n{{else if x}}\\n{{/if}} | t.hbs:17: 'x' is no component of View
            {{#unless no}}\\n{{/unless}}          | t.hbs:16: 'no' is no component of View
            {{#each text}}\\n{{/each}}            | t.hbs:16: 'text' is a String, not a list
            {{#each item}}\\n{{/each}}            | t.hbs:16: 'item' is no component of View
            {{#each items}}\\n- {{text}}\\n{{/each}} | t.hbs:17: 'text' is no component of Inner
            {{#each texts}}\\n- {{text}}\\n{{/each}} | t.hbs:17: 'text' is no component of String
            {{#with text}}\\n{{/with}}            | t.hbs:16: 'text' is a String, not a record or an Optional
            {{#with inner}}\\nd: {{text}}\\n{{/with}} | t.hbs:17: 'text' is no component of Inner
            {{> missing inner}}                   | missing.hbs: there is no such template
            {{> part innr}}                       | t.hbs:16: 'innr' is no component of View
            {{> part}}                            | part.hbs:1: 'value' is no component of View
            {{{text}}}                            | t.hbs:16: no tag of the kind {{{{{text}}}}} may be used
            d: {{lookup this text}}               | t.hbs:16: no tag of the kind {{lookup this text}} may be used
            {{#text}}                             | t.hbs:16: no tag of the kind {{#text}} may be used
            d: pre-{{text}}                       | t.hbs:16: {{text}} is neither a whole scalar without quotes nor part of a quoted one
            d: {{text}}-post                      | t.hbs:16: {{text}} is neither a whole scalar without quotes nor part of a quoted one
            d: "{{text}}"                         | t.hbs:16: {{text}} is neither a whole scalar without quotes nor part of a quoted one
            d: {e: {{text}} }                     | t.hbs:16: {{text}} is neither a whole scalar without quotes nor part of a quoted one
            d: '{{text}}'                         | t.hbs:16: {{text}} is neither a whole scalar without quotes nor part of a quoted one
            d: "x" {{text}}                       | t.hbs:16: {{text}} is neither a whole scalar without quotes nor part of a quoted one
            x{{text}}: d                          | t.hbs:16: {{text}} is neither a whole scalar without quotes nor part of a quoted one
            d: "x {{flag}}"                       | t.hbs:16: 'flag' is a boolean, only strings and whole numbers may be part of a text
            d: {{maybe}}                          | t.hbs:16: 'maybe' may be absent: print it within {{#if maybe}}
            {{#if maybe}}\\n{{else}}\\nd: {{maybe}}\\n{{/if}} | t.hbs:18: 'maybe' may be absent: print it within {{#if maybe}}
            {{#unless maybe}}\\nd: {{maybe}}\\n{{/unless}} | t.hbs:17: 'maybe' may be absent: print it within {{#if maybe}}
            d: x # {{text}}                       | t.hbs:16: {{text}} is neither a whole scalar without quotes nor part of a quoted one
            d: {{#if flag}}x{{/if}}               | t.hbs:16: a tag of kind IF shares its line
            d: {{> part inner}}                   | t.hbs:16: a tag of kind PARTIAL shares its line
            d: PIPE\\n  {{#if flag}}               | t.hbs:17: a tag of kind IF stands inside a block scalar
            - PIPE-\\n  {{flag}}                  | t.hbs:17: 'flag' is a boolean, only strings and whole numbers may be part of a text
            """)
    void namesTheFileAndTheLineOfADefect(String addition, String finding) {
        String text = addition.replace("\\n", "\n").replace("PIPE", "|");

        assertThat(findings(USES_ALL + text + "\n")).contains(finding);
    }

    @Test
    void findsAComponentThatNoTemplateUses() {
        assertThat(findings("a: {{text}}\n"))
                .contains("View.flag: no template uses it", "Inner.value: no template uses it")
                .doesNotContain("View.text: no template uses it");
    }

    @Test
    void findsATemplateThatNothingRenders() {
        assertThat(TemplateContract.findings(Map.of("t", USES_ALL, "part", ""), List.of(new Use("t", View.class))))
                .containsExactly("part.hbs: nothing renders it");
    }

    @Test
    void findsAComponentThatCannotBePrinted() {
        assertThat(TemplateContract.findings(Map.of("t", "a: {{maybe}}\n"), List.of(new Use("t", Unprintable.class))))
                .anyMatch(
                        finding -> finding.startsWith("Unprintable.maybe: no template can print a java.util.Optional"));
    }

    private static List<String> findings(String text) {
        Map<String, String> templates = new HashMap<>(Map.of("t", text));
        if (text.contains("> part")) {
            templates.put("part", "x: {{value}}\n");
        }
        return TemplateContract.findings(templates, List.of(new Use("t", View.class)));
    }
}
