package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.catalogue.TemplateSet;
import com.example.postgres.catalogue.TemplateSet.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PartialInlinerTest {

    private final PartialInliner templates = new PartialInliner(new TemplateFolder("/templates"));

    @Test
    void putsPartialsAtTheirIndentationAndInTheirContext() throws Exception {
        assertThat(templates.text("engine/nested")).isEqualTo("""
                - {{text}}
                -
                  - a:
                {{#with inner}}
                      b:

                        value: {{value}}
                        more:
                          - {{value}}
                      {{#if value}}
                      c: 1
                      {{/if}}
                {{/with}}
                - {{flag}}
                """);
    }

    @Test
    void leavesAPartialThatContainsItselfToTheEngine() throws Exception {
        assertThat(templates.text("engine/recursive")).isEqualTo("a: 1\n{{> engine/recursive}}\n");
    }

    /** What the engine would read otherwise than it stands here after partials were put in place. */
    @ParameterizedTest
    @MethodSource("filesOfAllTemplates")
    void everyFileCanBePutInPlace(Path file) throws Exception {
        String text = Files.readString(file);

        assertThat(text)
                .endsWith("\n")
                .doesNotContain("{{~", "~}}", "\r")
                .doesNotContainPattern("\\{\\{!--[^}]*\\{\\{>");
    }

    static List<Path> filesOfAllTemplates() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../../templates"))) {
            return files.filter(file -> file.toString().endsWith(".hbs"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("ofAllTemplates")
    void leavesNoOtherPartialToTheEngine(String template) throws Exception {
        assertThat(templates.text(template)).doesNotContain("{{>");
    }

    static Stream<String> ofAllTemplates() {
        return TemplateSet.current().templates().map(Template::template).distinct();
    }
}
