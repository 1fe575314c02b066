package com.example.postgres.typed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A name in a pod of another object that must exist before the pod can start.
 *
 * @param place of the name
 * @param kind of the object
 * @param name of the object
 */
record Reference(Place place, String kind, String name) {

    /** Mapping or list that names an object, field with the name, kind of the object. */
    private record Form(String holder, String field, String kind) {}

    private static final List<Form> FORMS = List.of(
            new Form("configMap", "name", "ConfigMap"),
            new Form("configMapRef", "name", "ConfigMap"),
            new Form("configMapKeyRef", "name", "ConfigMap"),
            new Form("secret", "secretName", "Secret"),
            new Form("secret", "name", "Secret"),
            new Form("secretRef", "name", "Secret"),
            new Form("secretKeyRef", "name", "Secret"),
            new Form("persistentVolumeClaim", "claimName", "PersistentVolumeClaim"));

    /** All references in the spec of a pod that are not optional. */
    static List<Reference> in(PodSpecs.PodSpec pod) {
        List<Reference> references = new ArrayList<>();
        collect(pod.place(), pod.tree(), references);
        String account = pod.tree().path("serviceAccountName").asText();
        if (!account.isEmpty()) {
            references.add(new Reference(pod.place().field("serviceAccountName"), "ServiceAccount", account));
        }
        JsonNode pullSecrets = pod.tree().path("imagePullSecrets");
        for (int i = 0; i < pullSecrets.size(); i++) {
            Place place = pod.place().field("imagePullSecrets").item(i);
            references.add(new Reference(
                    place, "Secret", pullSecrets.get(i).path("name").asText()));
        }
        return references;
    }

    private static void collect(Place place, JsonNode node, List<Reference> references) {
        if (node.isObject() && !node.path("optional").asBoolean()) {
            for (Form form : FORMS) {
                JsonNode name = node.path(form.field());
                if (place.name().equals(form.holder()) && name.isTextual()) {
                    references.add(new Reference(place.field(form.field()), form.kind(), name.textValue()));
                }
            }
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            collect(place.field(field.getKey()), field.getValue(), references);
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(place.item(i), node.get(i), references);
            }
        }
    }
}
