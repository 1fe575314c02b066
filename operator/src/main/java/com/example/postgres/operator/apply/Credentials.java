package com.example.postgres.operator.apply;

import com.example.postgres.model.ApplicationModel;
import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.CredentialsModel;
import com.example.postgres.model.Labels;
import com.example.postgres.operator.apply.ApplyReport.Problem;
import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Creates the Secrets of a cluster, once. A Secret that exists is never changed. The Secrets have no owner: the
 * volumes of a deleted cluster are kept, and only these passwords open them.
 */
public final class Credentials {

    private static final String SUPERUSER = "postgres";

    private final KubernetesApi api;

    public Credentials(KubernetesApi api) {
        this.api = api;
    }

    /**
     * Creates what is missing of the Secrets that the spec does not name.
     *
     * @param problems to which those are added that the API server refuses, such as by a quota
     * @return the names of those that were created
     */
    public List<String> ensure(ClusterModel model, List<Problem> problems) {
        List<String> created = new ArrayList<>();
        if (model.credentials().secretName().equals(model.names().credentialsSecret())) {
            create(model, model.credentials().secretName(), passwords(), created, problems);
        }
        model.application()
                .ifPresent(app -> create(model, app.secretName(), application(model, app), created, problems));
        return created;
    }

    /** Reads first: a pass should write only where something is missing. */
    private void create(
            ClusterModel model, String name, ObjectNode data, List<String> created, List<Problem> problems) {
        ObjectRef ref = new ObjectRef("v1", "Secret", model.namespace(), name);
        if (api.read(ref).isPresent()) {
            return;
        }
        ObjectNode secret = JsonNodeFactory.instance.objectNode();
        secret.put("apiVersion", "v1").put("kind", "Secret").put("type", "Opaque");
        ObjectNode metadata = secret.putObject("metadata");
        metadata.put("name", name).put("namespace", model.namespace());
        ObjectNode labels = metadata.putObject("labels");
        Labels.of(model.names().cluster(), Labels.Component.CREDENTIALS).forEach(labels::put);
        secret.set("stringData", data);
        Problem.ifRefused(ref, () -> {
                    if (api.create(secret)) {
                        created.add(name);
                    }
                })
                .ifPresent(problems::add);
    }

    private ObjectNode passwords() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put(CredentialsModel.USERNAME, SUPERUSER);
        CredentialsModel.ALL_PASSWORDS.forEach(key -> data.put(key, Passwords.random()));
        return data;
    }

    private ObjectNode application(ClusterModel model, ApplicationModel app) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("username", app.owner());
        data.put("host", Passwords.host(model));
        data.put("port", "5432");
        data.put("dbname", app.database());
        return Passwords.putNew(data, model, app);
    }
}
