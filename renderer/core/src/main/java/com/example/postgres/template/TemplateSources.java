package com.example.postgres.template;

import com.github.jknack.handlebars.io.ClassPathTemplateLoader;
import com.github.jknack.handlebars.io.StringTemplateSource;
import com.github.jknack.handlebars.io.TemplateSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of the templates, each read once. The engine asks for the source of a partial at every use, and the class path
 * answers such a question with a look into its jars.
 */
final class TemplateSources extends ClassPathTemplateLoader {

    private final Map<String, TemplateSource> sources = new ConcurrentHashMap<>();

    TemplateSources(String root, String suffix) {
        super(root, suffix);
        setCharset(StandardCharsets.UTF_8);
    }

    @Override
    public TemplateSource sourceAt(String location) throws IOException {
        TemplateSource known = sources.get(location);
        if (known == null) {
            TemplateSource file = super.sourceAt(location);
            known = new StringTemplateSource(file.filename(), file.content(StandardCharsets.UTF_8));
            sources.put(location, known);
        }
        return known;
    }
}
