package com.example.postgres.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.HelperRegistry;
import com.github.jknack.handlebars.Template;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Renders one template for one view. Thread-safe; a template is parsed when it is first used. */
public final class TemplateEngine {

    private static final String ROOT = "/templates";

    private final Handlebars handlebars;
    private final Map<String, Template> templates = new ConcurrentHashMap<>();
    private final Skeletons skeletons = new Skeletons();

    public TemplateEngine() {
        handlebars = new Handlebars(new TemplateSources(ROOT, ".hbs"))
                .with(EscapingStrategy.NOOP)
                .with(new ValueFormatter())
                .with(new ContentKeyedCache())
                .prettyPrint(true)
                .infiniteLoops(false);
        handlebars.registerHelper(HelperRegistry.HELPER_MISSING, (context, options) -> {
            throw new IllegalArgumentException("no value for '" + options.helperName + "'");
        });
    }

    /** Parses the templates of all objects now, rather than each when it is first used. */
    public void prepare() {
        TemplateCatalog.OBJECTS.forEach(entry -> template(entry.template()));
    }

    /**
     * What the template says with the values of the view.
     *
     * @param name path below the template root, without {@code .hbs}
     * @param view whose components the template prints
     * @throws TemplateException when the template cannot be parsed or uses a name that the view lacks
     */
    public JsonNode render(String name, Record view) {
        Values values = new Values();
        return skeletons.of(name, text(name, view, values)).fill(values.byAlias());
    }

    /** The text of the template, with aliases in the place of values. */
    String text(String name, Record view, Values values) {
        try {
            return template(name)
                    .apply(Context.newBuilder(view)
                            .resolver(new RecordResolver(values))
                            .build());
        } catch (HandlebarsException | IOException e) {
            throw failure(name, e);
        }
    }

    private Template template(String name) {
        Template known = templates.get(name);
        if (known == null) {
            try {
                known = handlebars.compile(name);
            } catch (HandlebarsException | IOException e) {
                throw failure(name, e);
            }
            templates.put(name, known);
        }
        return known;
    }

    private static TemplateException failure(String name, Exception cause) {
        return new TemplateException("template " + name + ": " + cause.getMessage(), cause);
    }
}
