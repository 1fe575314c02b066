package com.example.postgres.typed;

import com.example.postgres.object.PodTemplate;
import com.example.postgres.object.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A reference of a pod to another object, which must exist before the pod can start.
 *
 * @param field that names the object
 * @param kind of the object
 * @param name of the object
 */
record Reference(Value field, String kind, String name) {

    /** The mapping that names an object, its field with the name, and the kind of the object. */
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

    /** All references of the pod that are not optional. */
    static List<Reference> in(PodTemplate pod) {
        List<Reference> references = new ArrayList<>();
        collect(pod.spec(), references);
        Value account = pod.spec().get("serviceAccountName");
        if (account.exists()) {
            references.add(new Reference(account, "ServiceAccount", account.text()));
        }
        for (Value secret : pod.spec().get("imagePullSecrets").items()) {
            references.add(new Reference(secret, "Secret", secret.get("name").text()));
        }
        return references;
    }

    private static void collect(Value value, List<Reference> references) {
        if (!value.get("optional").isTrue()) {
            for (Form form : FORMS) {
                Value name = value.get(form.field());
                if (value.path().endsWith(form.holder()) && !name.text().isEmpty()) {
                    references.add(new Reference(name, form.kind(), name.text()));
                }
            }
        }
        value.fields().values().forEach(field -> collect(field, references));
        value.items().forEach(item -> collect(item, references));
    }
}
