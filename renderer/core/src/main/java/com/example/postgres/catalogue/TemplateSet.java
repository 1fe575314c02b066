package com.example.postgres.catalogue;

import com.example.postgres.template.TemplateFolder;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The templates of a cluster.
 *
 * @param folder that they are read from
 * @param objects every object that a cluster can have
 * @param preloaded names of the templates that most clusters need, in the order of a render
 */
public record TemplateSet(TemplateFolder folder, List<ObjectTemplate> objects, List<String> preloaded) {

    /** A template and what it may print. */
    public sealed interface Template permits ObjectTemplate, FileTemplate {

        /** Path below the template root, without {@code .hbs}. */
        String template();

        /** The record whose components the template prints. */
        Class<? extends Record> viewType();
    }

    public TemplateSet {
        objects = List.copyOf(objects);
        preloaded = List.copyOf(preloaded);
    }

    /** The templates of this version. */
    public static TemplateSet current() {
        List<ObjectTemplate> usual = Stream.of(
                        MemberObjects.ALL, MetricsObjects.ALL, NetworkObjects.ALL, BackupObjects.ALL)
                .flatMap(Collection::stream)
                .toList();
        return new TemplateSet(
                new TemplateFolder("/templates"),
                Stream.concat(usual.stream(), SecretObjects.ALL.stream()).toList(),
                templates(usual).map(Template::template).toList());
    }

    /** The templates of all objects and of the files inside them; those of several objects more than once. */
    public Stream<Template> templates() {
        return templates(objects);
    }

    private static Stream<Template> templates(List<ObjectTemplate> objects) {
        return objects.stream().flatMap(object -> Stream.concat(files(object), Stream.of(object)));
    }

    private static Stream<FileTemplate> files(ObjectTemplate object) {
        return object.files().stream().filter(FileTemplate.class::isInstance).map(FileTemplate.class::cast);
    }
}
