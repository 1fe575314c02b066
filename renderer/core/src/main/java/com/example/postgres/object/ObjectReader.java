package com.example.postgres.object;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.example.postgres.yaml.Document;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the objects in documents, the items of Lists included. */
public final class ObjectReader {

    /** Files that configure kustomize are not objects. https://kubectl.docs.kubernetes.io/references/kustomize/ */
    private static final String KUSTOMIZE = "kustomize.config.k8s.io/";

    private final List<Violation> violations = new ArrayList<>();
    private final Map<ObjectId, KubernetesObject> first = new LinkedHashMap<>();

    private ObjectReader() {}

    /**
     * What was found.
     *
     * @param set the objects
     * @param violations documents that are not objects, and objects that are there twice
     */
    public record Found(ObjectSet set, List<Violation> violations) {

        public Found {
            violations = List.copyOf(violations);
        }
    }

    /** The objects of the documents. */
    public static Found read(List<Document> documents) {
        ObjectReader reader = new ObjectReader();
        documents.forEach(document -> reader.read(document, FieldPath.ROOT, document.root()));
        return new Found(new ObjectSet(List.copyOf(reader.first.values())), reader.violations);
    }

    private void read(Document document, FieldPath path, JsonNode tree) {
        String apiVersion = tree.path("apiVersion").asText();
        String kind = tree.path("kind").asText();
        if (apiVersion.startsWith(KUSTOMIZE)) {
            return;
        }
        if (kind.endsWith("List") && tree.path("items").isArray()) {
            for (int i = 0; i < tree.path("items").size(); i++) {
                read(document, path.field("items").index(i), tree.path("items").get(i));
            }
            return;
        }
        JsonNode metadata = tree.path("metadata");
        String name = metadata.path("name").asText(metadata.path("generateName").asText());
        int problems = violations.size();
        require(document, path.field("apiVersion"), "apiversion", apiVersion);
        require(document, path.field("kind"), "kind", kind);
        require(document, path.field("metadata").field("name"), "name", name);
        if (problems == violations.size()) {
            add(KubernetesObject.read(tree, name, path, document.sources()));
        }
    }

    private void require(Document document, FieldPath field, String rule, String value) {
        if (value.isEmpty()) {
            violations.add(Violation.error(
                            field,
                            Kind.REQUIRED,
                            "object." + rule,
                            null,
                            "every object in the folder needs one: add it, or move the file elsewhere")
                    .at(document.sources()));
        }
    }

    private void add(KubernetesObject object) {
        KubernetesObject earlier = first.putIfAbsent(object.id(), object);
        if (earlier == null) {
            return;
        }
        Value name = object.get("metadata", "name");
        violations.add(Violation.error(
                        name.path(),
                        Kind.DUPLICATE,
                        "object.duplicate",
                        object.id().name(),
                        "the same " + object.id().kind() + " is also at "
                                + earlier.get("metadata", "name").position() + ": remove one")
                .at(object.sources()));
    }
}
