package com.example.postgres.template;

import com.example.postgres.source.SourceMap;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Formatter;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.HelperRegistry;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.io.ClassPathTemplateLoader;
import com.github.jknack.handlebars.io.StringTemplateSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Renders one template for one view. Thread-safe; a template is parsed when it is first used. */
public final class TemplateEngine {

    private static final String SUFFIX = ".hbs";

    private final TemplateFolder folder;
    private final Handlebars handlebars;
    private final PartialInliner inliner;
    private final Map<String, Template> templates = new ConcurrentHashMap<>();
    private final SkeletonCache skeletons = new SkeletonCache();

    /**
     * An engine of its own for one folder.
     *
     * @param folder of templates and scripts
     */
    public TemplateEngine(TemplateFolder folder) {
        this.folder = folder;
        this.handlebars = handlebars(folder);
        this.inliner = new PartialInliner(folder);
    }

    private static Handlebars handlebars(TemplateFolder folder) {
        Handlebars handlebars = new Handlebars(new ClassPathTemplateLoader(folder.root(), SUFFIX))
                .with(EscapingStrategy.NOOP)
                .with(new ValueFormatter())
                .prettyPrint(true)
                .infiniteLoops(false);
        handlebars.registerHelper(HelperRegistry.HELPER_MISSING, (context, options) -> {
            throw new IllegalArgumentException("no value for '" + options.helperName + "'");
        });
        return handlebars;
    }

    /**
     * Parses templates now, rather than each when it is first used, and from the last to the first, because a render that
     * begins meanwhile parses those that it needs from the first to the last. A defect of a template is reported when the
     * template is used.
     *
     * @param names in the order of a render
     */
    public void prepare(List<String> names) {
        try {
            for (int i = names.size() - 1; i >= 0; i--) {
                template(names.get(i));
            }
        } catch (HandlebarsException | IOException e) {
            // The render meets the same defect and reports it.
        }
    }

    /**
     * What the template says with the values of the view.
     *
     * @param name path below the template root, without {@code .hbs}
     * @param view whose components the template prints
     * @throws TemplateException when the template cannot be parsed or uses a name that the view lacks
     */
    public JsonNode render(String name, Record view) {
        Placeholders placeholders = new Placeholders();
        return skeletons.of(name, text(name, view, placeholders)).fill(placeholders.values());
    }

    /**
     * The lines of the templates that print each value: positions in files, with the folder's name in front.
     *
     * @param name path below the template root, without {@code .hbs}
     * @param view whose components the template prints
     */
    public SourceMap sources(String name, Record view) {
        LineMarks marks = new LineMarks();
        Placeholders placeholders = new Placeholders();
        PartialInliner marking = new PartialInliner(folder, (file, text) -> marks.mark(folder.file(file), text));
        try {
            String printed = handlebars
                    .compile(new StringTemplateSource(name + SUFFIX, marking.text(name)))
                    .apply(context(view, placeholders));
            return marks.sources(folder.file(name + SUFFIX), printed, placeholders.values());
        } catch (HandlebarsException | IOException e) {
            throw failure(name, e);
        }
    }

    /** The same for a file that is not a template. */
    public SourceMap sources(String path) {
        return SourceMap.ofWhole(folder.file(path));
    }

    /**
     * The text of a file that is not a template, such as a script.
     *
     * @param path below the template root
     */
    public String constantText(String path) {
        try {
            return folder.text(path);
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    /** The text of the template, with placeholders. */
    String text(String name, Record view, Placeholders placeholders) {
        try {
            return template(name).apply(context(view, placeholders));
        } catch (HandlebarsException | IOException e) {
            exactText(name, view);
            throw failure(name, e);
        }
    }

    /** The text as the files have it. They are parsed for it as they are, so that a failure tells their lines and columns. */
    String exactText(String name, Record view) {
        try {
            return handlebars.compile(name).apply(context(view, new Placeholders()));
        } catch (HandlebarsException | IOException e) {
            throw failure(name, e);
        }
    }

    private static TemplateException failure(String name, Exception cause) {
        return new TemplateException("template " + name + ": " + cause.getMessage(), cause);
    }

    private static Context context(Record view, Placeholders placeholders) {
        return Context.newBuilder(view)
                .resolver(new RecordResolver(placeholders))
                .build();
    }

    private Template template(String name) throws IOException {
        Template known = templates.get(name);
        if (known == null) {
            known = handlebars.compile(new StringTemplateSource(name + SUFFIX, inliner.text(name)));
            templates.put(name, known);
        }
        return known;
    }

    /** Prints placeholders and booleans, and nothing else. */
    static final class ValueFormatter implements Formatter {

        @Override
        public Object format(Object value, Chain next) {
            if (value instanceof Placeholders.Placeholder || value instanceof Boolean) {
                return value.toString();
            }
            String what = value instanceof List<?> list && list.isEmpty() ? "value that is absent" : "List or record";
            throw new IllegalArgumentException("cannot print a " + what);
        }
    }

    /** Parses each text that templates print once: without values there are few different ones. Thread-safe. */
    static final class SkeletonCache {

        /** Lists in specs make the number of texts unbounded; a few hundred cover most of a fleet. */
        private static final int MAX_SKELETONS = 500;

        private final Map<String, Skeleton> byText = new ConcurrentHashMap<>();

        Skeleton of(String templateName, String text) {
            Skeleton known = byText.get(text);
            if (known == null) {
                known = Skeleton.read(templateName, text);
                if (byText.size() < MAX_SKELETONS) {
                    byText.put(text, known);
                }
            }
            return known;
        }
    }
}
