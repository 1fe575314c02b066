package com.example.postgres.template;

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

    private static final RecordResolver RESOLVER = new RecordResolver();

    private final Handlebars handlebars;
    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    public TemplateEngine() {
        handlebars = new Handlebars(new TemplateSources(ROOT, ".hbs"))
                .with(EscapingStrategy.NOOP)
                .with(new JsonFormatter())
                .with(new ContentKeyedCache())
                .prettyPrint(true)
                .infiniteLoops(false);
        handlebars.registerHelper(HelperRegistry.HELPER_MISSING, (context, options) -> {
            throw new IllegalArgumentException("no value for '" + options.helperName + "'");
        });
    }

    /**
     * The text of the template.
     *
     * @param name path below the template root, without {@code .hbs}
     * @param view whose components the template prints
     * @throws TemplateException when the template cannot be parsed or uses a name that the view lacks
     */
    public String render(String name, Record view) {
        try {
            Template template = templates.get(name);
            if (template == null) {
                template = handlebars.compile(name);
                templates.put(name, template);
            }
            return template.apply(Context.newBuilder(view).resolver(RESOLVER).build());
        } catch (HandlebarsException | IOException e) {
            throw new TemplateException("template " + name + ": " + e.getMessage(), e);
        }
    }
}
