package com.example.postgres.view;

import com.example.postgres.model.ApplicationModel;
import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.CredentialsModel;
import com.example.postgres.model.Labels.Component;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An ExternalSecret that creates a Secret once, with generated passwords.
 *
 * @param metadata of the object
 * @param secret name of the Secret
 * @param secretAnnotations of the user
 * @param application the access data of an application's database; empty for the credentials of the cluster
 * @param passwords one for each key with a generated password
 */
public record ExternalSecretView(
        MetadataView metadata,
        String secret,
        List<MetadataView.Pair> secretAnnotations,
        Optional<AccessDataView> application,
        List<GeneratedPassword> passwords) {

    /**
     * A key of the Secret.
     *
     * @param name of the key
     * @param generator name of the object that generates its value
     */
    public record GeneratedPassword(String name, String generator) {}

    /**
     * The keys beside the password. The names of role and database mean themselves in a URI.
     *
     * @param database to connect to
     * @param owner role to connect as
     * @param service read-write Service
     * @param namespace of the Service
     * @param passwordTag what External Secrets replaces by the password
     */
    public record AccessDataView(String database, String owner, String service, String namespace, String passwordTag) {}

    private static final String PASSWORD_TAG = "{{ .password }}";

    /** The credentials of the cluster. */
    public static ExternalSecretView ofCredentials(ClusterModel model) {
        return of(model, model.credentials().secretName(), Optional.empty(), CredentialsModel.ALL_PASSWORDS);
    }

    /** The access data of the application's database. */
    public static ExternalSecretView ofApplication(ClusterModel model) {
        ApplicationModel application = model.application().orElseThrow();
        AccessDataView view = new AccessDataView(
                application.database(),
                application.owner(),
                model.names().primaryService(),
                model.namespace(),
                PASSWORD_TAG);
        return of(model, application.secretName(), Optional.of(view), List.of(ApplicationModel.PASSWORD));
    }

    private static ExternalSecretView of(
            ClusterModel model, String secret, Optional<AccessDataView> application, List<String> passwords) {
        return new ExternalSecretView(
                MetadataView.of(model, secret, Component.CREDENTIALS),
                secret,
                MetadataView.Pair.listOf(literal(model.inherited().annotations())),
                application,
                passwords.stream()
                        .map(key -> new GeneratedPassword(key, model.names().cluster()))
                        .toList());
    }

    /** The controller takes annotations of the Secret for templates: https://external-secrets.io/latest/guides/templating/ */
    private static Map<String, String> literal(Map<String, String> annotations) {
        Map<String, String> literal = new TreeMap<>();
        annotations.forEach((name, value) -> literal.put(name, value.replace("{{", "{{ \"{{\" }}")));
        return literal;
    }
}
