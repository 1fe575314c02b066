package com.example.postgres.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScriptChecksumsTest {

    private static final Path TEMPLATES =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../../templates");

    @Test
    void eachScriptKeepsItsNameAndGetsTheChecksumOfItsText() {
        assertThat(checksums("orders-scripts", "a").tree().at("/data/start.sh"))
                .asString()
                .isEqualTo("\"sha256:ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb\"");
    }

    @Test
    void anotherConfigMapKeepsItsText() {
        assertThat(checksums("orders-patroni", "a").tree().at("/data/start.sh"))
                .asString()
                .isEqualTo("\"a\"");
    }

    @Test
    void aCommittedSetHoldsTheTextOfEachScript() throws IOException {
        Set<String> committed = new TreeSet<>();
        for (GoldenCase golden : GoldenCase.all()) {
            if (golden.scriptsInFull()) {
                Rendering.of(golden.cluster(), golden.target()).objects().stream()
                        .filter(ScriptChecksums::holdsScripts)
                        .forEach(manifest ->
                                manifest.tree().path("data").fieldNames().forEachRemaining(committed::add));
            }
        }

        assertThat(committed).containsExactlyElementsOf(scripts());
    }

    private static KubernetesObject checksums(String name, String script) {
        JsonNode tree = YamlReader.readTrusted("test", """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: %s
                  namespace: shop
                data:
                  start.sh: %s
                """.formatted(name, script));
        return ScriptChecksums.in(new ObjectSet(List.of(KubernetesObject.rendered(tree))))
                .objects()
                .get(0);
    }

    private static Set<String> scripts() throws IOException {
        Set<String> scripts = new TreeSet<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(TEMPLATES)) {
            for (Path folder : folders) {
                Path inside = folder.resolve("scripts");
                if (Files.isDirectory(inside)) {
                    try (Stream<Path> files = Files.list(inside)) {
                        files.map(file -> file.getFileName().toString()).forEach(scripts::add);
                    }
                }
            }
        }
        return scripts;
    }
}
