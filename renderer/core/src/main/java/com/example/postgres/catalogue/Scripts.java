package com.example.postgres.catalogue;

import com.example.postgres.catalogue.ObjectTemplate.ObjectFiles;
import com.example.postgres.model.ClusterModel;
import com.example.postgres.source.SourceMap;
import com.example.postgres.template.TemplateEngine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Scripts that run in pods: constant files without tags.
 *
 * @param folder below the template root
 * @param condition whether the cluster needs them
 * @param names of the files
 */
public record Scripts(String folder, Predicate<ClusterModel> condition, List<String> names) implements ObjectFiles {

    static Scripts when(Predicate<ClusterModel> condition, String folder, String... names) {
        return new Scripts(folder, condition, List.of(names));
    }

    @Override
    public Map<String, String> render(ClusterModel model, TemplateEngine engine) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (condition.test(model)) {
            names.forEach(name -> texts.put(name, engine.constantText(folder + "/" + name)));
        }
        return texts;
    }

    @Override
    public Optional<SourceMap> sources(String file, ClusterModel model, TemplateEngine engine) {
        return Optional.of(engine.sources(folder + "/" + file));
    }
}
