package com.example.postgres.catalogue;

import com.example.postgres.catalogue.ObjectTemplate.ObjectFiles;
import com.example.postgres.catalogue.TemplateSet.Template;
import com.example.postgres.model.ClusterModel;
import com.example.postgres.source.SourceMap;
import com.example.postgres.template.TemplateEngine;
import com.example.postgres.yaml.CanonicalYaml;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A template that prints a file inside an object, such as patroni.yml.
 *
 * @param name of the file
 * @param template that prints its content as YAML
 * @param viewType what the template sees
 * @param view of the cluster; empty when the cluster does not have the file
 * @param format writes the content in the notation of the file
 */
public record FileTemplate(
        Function<ClusterModel, String> name,
        String template,
        Class<? extends Record> viewType,
        Function<ClusterModel, ? extends Optional<? extends Record>> view,
        Function<JsonNode, String> format)
        implements Template, ObjectFiles {

    static <V extends Record> FileTemplate of(
            String name,
            String template,
            Class<V> viewType,
            Function<ClusterModel, Optional<V>> view,
            Function<JsonNode, String> format) {
        return new FileTemplate(model -> name, template, viewType, view, format);
    }

    static <V extends Record> FileTemplate yaml(
            String name, String template, Class<V> viewType, Function<ClusterModel, Optional<V>> view) {
        return of(name, template, viewType, view, CanonicalYaml::write);
    }

    @Override
    public Map<String, String> render(ClusterModel model, TemplateEngine engine) {
        Optional<? extends Record> present = view.apply(model);
        return present.isPresent()
                ? Map.of(name.apply(model), format.apply(engine.render(template, present.get())))
                : Map.of();
    }

    @Override
    public Optional<SourceMap> sources(String file, ClusterModel model, TemplateEngine engine) {
        return view.apply(model).map(present -> engine.sources(template, present));
    }
}
