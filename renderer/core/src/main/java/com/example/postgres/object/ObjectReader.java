package com.example.postgres.object;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.example.postgres.yaml.YamlDocument;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the objects in documents, the items of Lists included. */
public final class ObjectReader {

    /** Files that tell kustomize what to do are no objects. https://kubectl.docs.kubernetes.io/references/kustomize/ */
    private static final String KUSTOMIZE = "kustomize.config.k8s.io/";

    private final List<SetObject> objects = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private final Map<List<String>, SetObject> first = new LinkedHashMap<>();

    private ObjectReader() {}

    /**
     * What was found.
     *
     * @param set the objects
     * @param violations documents that are no objects, and objects that stand twice
     */
    public record Found(ObjectSet set, List<Violation> violations) {

        public Found {
            violations = List.copyOf(violations);
        }
    }

    /** The objects of the documents. */
    public static Found read(List<YamlDocument> documents) {
        ObjectReader reader = new ObjectReader();
        documents.forEach(document -> reader.read(document, FieldPath.ROOT, document.root()));
        return new Found(new ObjectSet(reader.objects), reader.violations);
    }

    private void read(YamlDocument document, FieldPath place, JsonNode tree) {
        String apiVersion = tree.path("apiVersion").asText();
        String kind = tree.path("kind").asText();
        if (apiVersion.startsWith(KUSTOMIZE)) {
            return;
        }
        if (kind.endsWith("List") && tree.path("items").isArray()) {
            for (int i = 0; i < tree.path("items").size(); i++) {
                read(document, place.field("items").index(i), tree.path("items").get(i));
            }
            return;
        }
        JsonNode metadata = tree.path("metadata");
        String name = metadata.path("name").asText(metadata.path("generateName").asText());
        int problems = violations.size();
        require(document, place.field("apiVersion"), "apiversion", apiVersion);
        require(document, place.field("kind"), "kind", kind);
        require(document, place.field("metadata").field("name"), "name", name);
        if (problems == violations.size()) {
            String namespace = metadata.path("namespace").asText();
            add(new SetObject(new ManifestId(apiVersion, kind, namespace, name), place, tree, document.sources()));
        }
    }

    private void require(YamlDocument document, FieldPath field, String rule, String value) {
        if (value.isEmpty()) {
            violations.add(Violation.error(
                            field,
                            Kind.REQUIRED,
                            "object." + rule,
                            null,
                            "every object in the folder needs one: add it, or move what is no object elsewhere")
                    .at(document.sources()));
        }
    }

    private void add(SetObject object) {
        ManifestId id = object.id();
        int slash = id.apiVersion().indexOf('/');
        String group = slash < 0 ? "" : id.apiVersion().substring(0, slash);
        SetObject earlier = first.putIfAbsent(List.of(group, id.kind(), id.namespace(), id.name()), object);
        if (earlier == null) {
            objects.add(object);
            return;
        }
        violations.add(Violation.error(
                        object.place().field("metadata").field("name"),
                        Kind.DUPLICATE,
                        "object.duplicate",
                        id.name(),
                        "the same " + id.kind() + " stands also at "
                                + earlier.sources()
                                        .locate(earlier.place()
                                                .field("metadata")
                                                .field("name"))
                                + ": remove one")
                .at(object.sources()));
    }
}
