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
            """;

    record Inner(String value) {}

    record View(String text, boolean flag, Inner inner, List<Inner> items, List<String> texts) {}

    record Undecided(Optional<String> maybe) {}

    @Test
    void acceptsATemplateThatKeepsTheContract() {
        assertThat(findings(USES_ALL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            d: {{txt}}                            | t.hbs:12: 'txt' is no component of View
            d: {{inner.valu}}                     | t.hbs:12: 'valu' is no component of Inner
            d: {{inner}}                          | t.hbs:12: 'inner' is a Inner, not a scalar or a tree
            d: {{texts}}                          | t.hbs:12: 'texts' is a java.util.List<java.lang.String>, not a scalar or a tree
            {{#if text}}\\n{{/if}}                | t.hbs:12: 'text' is a String, not a boolean
            {{#if flog}}\\n{{/if}}                | t.hbs:12: 'flog' is no component of View
            {{#if flag}}\\n{{else if x}}\\n{{/if}} | t.hbs:13: 'x' is no component of View
            {{#unless no}}\\n{{/unless}}          | t.hbs:12: 'no' is no component of View
            {{#each text}}\\n{{/each}}            | t.hbs:12: 'text' is a String, not a list
            {{#each item}}\\n{{/each}}            | t.hbs:12: 'item' is no component of View
            {{#each items}}\\n- {{text}}\\n{{/each}} | t.hbs:13: 'text' is no component of Inner
            {{#each texts}}\\n- {{text}}\\n{{/each}} | t.hbs:13: 'text' is no component of String
            {{#with text}}\\n{{/with}}            | t.hbs:12: 'text' is a String, not a record
            {{#with inner}}\\nd: {{text}}\\n{{/with}} | t.hbs:13: 'text' is no component of Inner
            {{> missing inner}}                   | missing.hbs: there is no such template
            {{> part innr}}                       | t.hbs:12: 'innr' is no component of View
            {{> part}}                            | part.hbs:1: 'value' is no component of View
            {{{text}}}                            | t.hbs:12: no tag of the kind {{{{{text}}}}} may be used
            d: {{lookup this text}}               | t.hbs:12: no tag of the kind {{lookup this text}} may be used
            {{#text}}                             | t.hbs:12: no tag of the kind {{#text}} may be used
            d: pre-{{text}}                       | t.hbs:12: {{text}} is not a whole scalar
            d: {{text}}-post                      | t.hbs:12: {{text}} is not a whole scalar
            d: "{{text}}"                         | t.hbs:12: {{text}} is not a whole scalar
            d: {e: {{text}} }                     | t.hbs:12: {{text}} is not a whole scalar
            {{text}}: d                           | t.hbs:12: {{text}} is not a whole scalar
            d: x # {{text}}                       | t.hbs:12: {{text}} is not a whole scalar
            d: {{#if flag}}x{{/if}}               | t.hbs:12: a tag of kind IF shares its line
            d: {{> part inner}}                   | t.hbs:12: a tag of kind PARTIAL shares its line
            d: PIPE\\n  x: {{text}}               | t.hbs:13: a tag stands inside a block scalar
            - PIPE-\\n  {{text}}                  | t.hbs:13: a tag stands inside a block scalar
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
        assertThat(TemplateContract.findings(Map.of("t", "a: {{maybe}}\n"), List.of(new Use("t", Undecided.class))))
                .contains("Undecided.maybe: no template can print a java.util.Optional<java.lang.String>");
    }

    private static List<String> findings(String text) {
        Map<String, String> templates = new HashMap<>(Map.of("t", text));
        if (text.contains("> part")) {
            templates.put("part", "x: {{value}}\n");
        }
        return TemplateContract.findings(templates, List.of(new Use("t", View.class)));
    }
}
