package com.example.postgres.cluster.driver;

import com.example.postgres.target.ImageRole;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The wal-g of a test run: that of the image, else a stand-in with the same command line, which members with an archive get
 * mounted. WAL-G is in no package registry, so an image that was put together from packages lacks it.
 */
final class WalG {

    private static final String NAME = "wal-g-stand-in";
    private static final String SCRIPT = "/stand-in/wal-g";
    private static final List<String> USES =
            List.of("/spec/backup", "/spec/bootstrap/recovery", "/spec/standby/archive");

    /** By the image, so that it is looked into once. */
    private final Map<String, Boolean> stoodIn = new ConcurrentHashMap<>();

    /** The spec with the stand-in if it has an archive and the image no wal-g; the namespace has it afterwards. */
    Spec in(Spec spec, TestNamespace namespace) {
        boolean archives = USES.stream().anyMatch(use -> !spec.tree().at(use).isMissingNode());
        if (!archives || !isStoodIn(namespace)) {
            return spec;
        }
        namespace.kubernetes().client().resource(configMap(namespace)).serverSideApply();
        ObjectNode tree = spec.tree().deepCopy();
        ObjectNode extra = tree.withObject("/spec/extra");
        extra.withArray("/volumes").add(yaml("{name: %s, configMap: {name: %s, defaultMode: 493}}"));
        extra.withArray("/volumeMounts")
                .add(yaml("{name: %s, mountPath: /usr/local/bin/wal-g, subPath: wal-g, readOnly: true}"));
        return new Spec(spec.name(), tree);
    }

    private boolean isStoodIn(TestNamespace namespace) {
        Kubernetes kubernetes = namespace.kubernetes();
        String image = kubernetes.image(ImageRole.POSTGRES);
        return stoodIn.computeIfAbsent(image, absent -> decide(namespace, image));
    }

    private static boolean decide(TestNamespace namespace, String image) {
        ClusterTestConfiguration configuration = namespace.kubernetes().configuration();
        String version = configuration.walG() == WalGChoice.STAND_IN ? "" : version(namespace);
        if (version.isEmpty() && configuration.walG() == WalGChoice.REAL) {
            throw Kubernetes.missing(configuration, "PGC_TEST_WALG is real, but " + image + " has no wal-g");
        }
        Measurements.record("wal-g", version.isEmpty() ? "the stand-in of these tests" : version);
        return version.isEmpty();
    }

    /** Empty when the image has none. */
    private static String version(TestNamespace namespace) {
        Client probe = Client.withoutCredentials(namespace, "wal-g-probe");
        String version = probe.run("/bin/sh", "-c", "wal-g --version").output().strip();
        probe.delete();
        return version.replace('\t', ' ');
    }

    private static ConfigMap configMap(TestNamespace namespace) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(NAME)
                .withNamespace(namespace.name())
                .endMetadata()
                .withData(Map.of("wal-g", script()))
                .build();
    }

    private static String script() {
        try (InputStream stream = Objects.requireNonNull(WalG.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode yaml(String text) {
        return YamlReader.readTrusted("stand-in", text.replace("%s", NAME));
    }
}
