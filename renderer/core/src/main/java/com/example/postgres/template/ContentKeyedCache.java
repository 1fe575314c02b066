package com.example.postgres.template;

import com.github.jknack.handlebars.Parser;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.cache.TemplateCache;
import com.github.jknack.handlebars.io.TemplateSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps parsed templates by file name and content. The caches that come with Handlebars.java go by the file alone and
 * return a partial at the indentation of its first use, for the engine re-indents a partial by wrapping its source.
 */
final class ContentKeyedCache implements TemplateCache {

    private record Key(String fileName, String content) {}

    private final Map<Key, Template> templates = new ConcurrentHashMap<>();

    @Override
    public Template get(TemplateSource source, Parser parser) throws IOException {
        Key key = new Key(source.filename(), source.content(StandardCharsets.UTF_8));
        Template known = templates.get(key);
        if (known == null) {
            known = parser.parse(source);
            templates.put(key, known);
        }
        return known;
    }

    @Override
    public void clear() {
        templates.clear();
    }

    @Override
    public void evict(TemplateSource source) {
        templates.keySet().removeIf(key -> key.fileName().equals(source.filename()));
    }

    @Override
    public TemplateCache setReload(boolean reload) {
        return this;
    }
}
