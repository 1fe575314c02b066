package com.example.postgres.template;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.view.BeforeTlsView;
import com.example.postgres.view.DynamicConfigurationView;
import com.example.postgres.view.PatroniView;
import com.example.postgres.view.TlsView;
import com.example.postgres.yaml.CanonicalJson;
import com.example.postgres.yaml.CanonicalYaml;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a cluster that stand inside its objects.
 *
 * @param model the cluster
 * @param patroni files of the ConfigMap with Patroni's configuration, by name
 * @param dynamicConfiguration Patroni's cluster-wide configuration as compact JSON: as Patroni itself would write it, so
 *     that it never shows a difference
 * @param scripts that run in pods, by name
 */
public record RenderedFiles(
        ClusterModel model,
        SortedMap<String, String> patroni,
        String dynamicConfiguration,
        SortedMap<String, String> scripts) {

    private static final SortedMap<String, String> MEMBER_SCRIPTS =
            Scripts.read("patroni/scripts", "start.sh", "write-authentication.sh", "reload.sh", "set-passwords.sql");

    private static final SortedMap<String, String> CREDENTIALS_SCRIPTS =
            Scripts.read("credentials/scripts", "create-credentials.sh");

    private static final SortedMap<String, String> TLS_SCRIPTS = Scripts.read("tls/scripts", "member-encryption.sh");

    /** Renders the files of the cluster. */
    public static RenderedFiles of(ClusterModel model, TemplateEngine engine) {
        SortedMap<String, String> scripts = new TreeMap<>(MEMBER_SCRIPTS);
        if (model.credentials().createdByJob()) {
            scripts.putAll(CREDENTIALS_SCRIPTS);
        }
        SortedMap<String, String> patroni = new TreeMap<>();
        patroni.put("patroni.yml", yaml(engine, TemplateCatalog.PATRONI_FILE, PatroniView.of(model)));
        if (model.tls().isPresent()) {
            scripts.putAll(TLS_SCRIPTS);
            patroni.put("tls.yml", yaml(engine, TemplateCatalog.TLS_FILE, TlsView.of(model)));
            patroni.put("before-tls.yml", yaml(engine, TemplateCatalog.BEFORE_TLS_FILE, BeforeTlsView.of(model)));
        }
        return new RenderedFiles(
                model,
                patroni,
                CanonicalJson.compact(
                        parsed(engine, TemplateCatalog.DYNAMIC_CONFIGURATION, DynamicConfigurationView.of(model))),
                scripts);
    }

    private static String yaml(TemplateEngine engine, String template, Record view) {
        return CanonicalYaml.write(parsed(engine, template, view));
    }

    private static JsonNode parsed(TemplateEngine engine, String template, Record view) {
        return YamlReader.readTrusted(template, engine.render(template, view));
    }
}
