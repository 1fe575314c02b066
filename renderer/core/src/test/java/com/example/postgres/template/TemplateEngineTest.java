package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.postgres.catalogue.TemplateSet;
import com.example.postgres.catalogue.TemplateSet.Template;
import com.example.postgres.yaml.CanonicalJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateEngineTest {

    private static final View VIEW = view("text", new Inner("v"));

    record Inner(String value) {}

    record View(
            @Nullable String text,
            boolean flag,
            Inner inner,
            List<String> list,
            Optional<String> some,
            Optional<Inner> none) {}

    private final TemplateEngine engine = new TemplateEngine(new TemplateFolder("/templates"));

    @ParameterizedTest
    @CsvSource(textBlock = """
            engine/value,     engine/value.hbs:2:5,       missing
            engine/if,        engine/if.hbs:2:,           missing
            engine/each,      engine/each.hbs:2:,         missing
            engine/with,      engine/with.hbs:2:,         missing
            engine/parameter, engine/parameter.hbs:2:,    missing
            engine/partial,   engine/broken-part.hbs:3:5, missing
            engine/path,      engine/path.hbs:1:5,        missing
            engine/list,      engine/list.hbs:1:5,        cannot print a List
            engine/absent,    engine/absent.hbs:1:5,      cannot print a value that is absent
            engine/unclosed,  engine/unclosed.hbs:3:,     expected
            engine/nowhere,   engine/nowhere,             nowhere
            engine/recursive, engine/recursive.hbs:2:,    infinite loop
            """)
    void namesFileLineColumnAndCause(String template, String place, String cause) {
        assertThatThrownBy(() -> engine.render(template, VIEW))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(place)
                .hasMessageContaining(cause);
    }

    @Test
    void refusesANullValue() {
        assertThatThrownBy(() -> engine.render("engine/text", view(null, new Inner("v"))))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("engine/text.hbs:1:5")
                .hasMessageContaining("text");
    }

    @Test
    void indentsAPartialWhereverItIsUsed() {
        String part = "{\"value\":\"v\",\"more\":[\"v\"]}";

        String text = engine.text("engine/indents", VIEW, new Placeholders());

        assertThat(CanonicalJson.compact(engine.render("engine/indents", VIEW)))
                .isEqualTo("{\"a\":" + part + ",\"b\":{\"c\":" + part + "},\"d\":" + part + "}");
        assertThat(text)
                .contains("\n  value: " + placeholder(0) + "\n  more:\n    - " + placeholder(1) + "\n")
                .contains("\n      value: " + placeholder(2) + "\n");
    }

    @Test
    void partialsInPlaceSayWhatTheEngineMakesOfThem() {
        JsonNode asTheEngineHasIt = Skeleton.read("nested", engine.exactText("engine/nested", VIEW))
                .fill(List.of(text("text"), text("v"), text("v")));

        assertThat(engine.render("engine/nested", VIEW)).isEqualTo(asTheEngineHasIt);
        assertThat(CanonicalJson.compact(asTheEngineHasIt))
                .isEqualTo("[\"text\",[{\"a\":{\"b\":{\"value\":\"v\",\"more\":[\"v\"]},\"c\":1}}],true]");
    }

    @Test
    void anOptionalIsItsValueOrFalse() {
        assertThat(CanonicalJson.compact(engine.render("engine/optional", VIEW)))
                .isEqualTo("{\"a\":\"s\",\"b\":\"s\",\"e\":0}");
    }

    private static String placeholder(int index) {
        return new Placeholders.Placeholder(index).toString();
    }

    private static JsonNode text(String value) {
        return TextNode.valueOf(value);
    }

    @Test
    void noValueIsPartOfTheParsedText() {
        String hostile = "v\nmore: " + placeholder(0);

        String text = engine.text("engine/indents", viewOf(hostile), new Placeholders());

        assertThat(text).isEqualTo(engine.text("engine/indents", VIEW, new Placeholders()));
        assertThat(engine.render("engine/indents", viewOf(hostile))
                        .at("/b/c/value")
                        .textValue())
                .isEqualTo(hostile);
    }

    @Test
    void treesOfOneTemplateShareNothingThatCanChange() {
        ObjectNode first = (ObjectNode) engine.render("engine/indents", VIEW);

        first.withObject("/b").removeAll();

        assertThat(engine.render("engine/indents", VIEW).at("/b/c/value").textValue())
                .isEqualTo("v");
    }

    private static View view(@Nullable String text, Inner inner) {
        return new View(text, true, inner, List.of("a"), Optional.of("s"), Optional.empty());
    }

    private static View viewOf(String value) {
        return view("text", new Inner(value));
    }

    @Test
    void rendersTheSameInEveryThread() throws Exception {
        List<String> templates = TemplateSet.current().objects().stream()
                .map(Template::template)
                .distinct()
                .toList();
        Callable<List<JsonNode>> work =
                () -> templates.stream().map(this::renderMarked).toList();
        List<JsonNode> expected = work.call();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            TemplateEngine cold = new TemplateEngine(new TemplateFolder("/templates"));
            Callable<List<JsonNode>> coldWork = () -> templates.stream()
                    .map(name -> cold.render(name, marked(name)))
                    .toList();
            List<Future<List<JsonNode>>> results =
                    threads.invokeAll(Stream.generate(() -> coldWork).limit(32).toList());

            for (Future<List<JsonNode>> result : results) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private JsonNode renderMarked(String template) {
        return engine.render(template, marked(template));
    }

    private static Record marked(String template) {
        return TemplateSet.current().objects().stream()
                .filter(object -> object.template().equals(template))
                .findFirst()
                .map(object -> new FilledViews(number -> "value-" + number).fill(object.viewType()))
                .orElseThrow();
    }
}
