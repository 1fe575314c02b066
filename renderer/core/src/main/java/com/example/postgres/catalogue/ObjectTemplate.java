package com.example.postgres.catalogue;

import com.example.postgres.catalogue.TemplateSet.Template;
import com.example.postgres.model.ClusterModel;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.SourceMap;
import com.example.postgres.template.TemplateEngine;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A template that prints an object.
 *
 * @param template that prints it
 * @param viewType what the template sees
 * @param files inside the object
 * @param view of the cluster and the content of the files by name; empty when the cluster does not have the object
 */
public record ObjectTemplate(
        String template,
        Class<? extends Record> viewType,
        List<ObjectFiles> files,
        BiFunction<ClusterModel, SortedMap<String, String>, Optional<Record>> view)
        implements Template {

    /** Files inside an object. */
    public sealed interface ObjectFiles permits FileTemplate, Scripts {

        /** The content of the files by name; none when the cluster has no use for them. */
        Map<String, String> render(ClusterModel model, TemplateEngine engine);

        /** The lines that print each value of the file; empty for a file that the cluster does not have. */
        Optional<SourceMap> sources(String file, ClusterModel model, TemplateEngine engine);
    }

    public ObjectTemplate {
        files = List.copyOf(files);
    }

    /** An object that every cluster has. */
    static <V extends Record> ObjectTemplate of(String template, Class<V> viewType, Function<ClusterModel, V> view) {
        return when(model -> true, template, viewType, view);
    }

    /** An object that clusters have under a condition. */
    static <V extends Record> ObjectTemplate when(
            Predicate<ClusterModel> condition, String template, Class<V> viewType, Function<ClusterModel, V> view) {
        return new ObjectTemplate(
                template,
                viewType,
                List.of(),
                (model, files) -> condition.test(model) ? Optional.of(view.apply(model)) : Optional.empty());
    }

    /** An object that holds files. A cluster has it when it has one of the files. */
    static <V extends Record> ObjectTemplate ofFiles(
            String template,
            Class<V> viewType,
            BiFunction<ClusterModel, SortedMap<String, String>, V> view,
            List<ObjectFiles> files) {
        return new ObjectTemplate(
                template,
                viewType,
                files,
                (model, contents) -> contents.isEmpty() ? Optional.empty() : Optional.of(view.apply(model, contents)));
    }

    /** The object; empty when the cluster does not have it. */
    public Optional<JsonNode> render(ClusterModel model, TemplateEngine engine) {
        return view.apply(model, contents(model, engine)).map(present -> engine.render(template, present));
    }

    /**
     * The lines of the templates that print each value of the object. Paths continue in the files in it, such as {@code
     * data[patroni.yml].scope}. Empty when the cluster does not have the object.
     */
    public Optional<SourceMap> sources(ClusterModel model, TemplateEngine engine) {
        SortedMap<String, String> contents = contents(model, engine);
        return view.apply(model, contents).map(present -> {
            JsonNode tree = engine.render(template, present);
            SourceMap sources = engine.sources(template, present);
            for (ObjectFiles file : files) {
                for (String name : file.render(model, engine).keySet()) {
                    Optional<FieldPath> path = find(name, contents.getOrDefault(name, ""), FieldPath.ROOT, tree);
                    Optional<SourceMap> text = file.sources(name, model, engine);
                    if (path.isPresent() && text.isPresent()) {
                        sources = sources.with(path.get(), text.get());
                    }
                }
            }
            return sources;
        });
    }

    /** The field of this name and text; empty where the object only depends on the file. */
    private static Optional<FieldPath> find(String name, String text, FieldPath path, JsonNode mapping) {
        if (mapping.path(name).asText().equals(text) && mapping.has(name)) {
            return Optional.of(path.field(name));
        }
        return mapping.properties().stream()
                .flatMap(field -> find(name, text, path.field(field.getKey()), field.getValue()).stream())
                .findFirst();
    }

    private SortedMap<String, String> contents(ClusterModel model, TemplateEngine engine) {
        SortedMap<String, String> contents = new TreeMap<>();
        files.forEach(file -> contents.putAll(file.render(model, engine)));
        return contents;
    }
}
