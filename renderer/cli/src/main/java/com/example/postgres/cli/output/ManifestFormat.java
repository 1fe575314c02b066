package com.example.postgres.cli.output;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.yaml.CanonicalJson;
import com.example.postgres.yaml.CanonicalYaml;
import com.example.postgres.yaml.Kyaml;
import java.util.List;
import java.util.Locale;

/** The formats of manifests. */
public enum ManifestFormat {
    /** A stream of YAML documents. */
    YAML,
    /** One List, as kubectl prints several objects. */
    JSON,
    /** YAML in flow style, which every parser reads in the same way. */
    KYAML,
    /** One line {@code kind.group/name} for each object. */
    NAME;

    /** The name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether GitOps tools read files of this format. */
    public boolean isForFiles() {
        return this == YAML || this == KYAML;
    }

    /** The text of one object: in YAML a document that begins with {@code ---}, so that files can be concatenated. */
    String print(KubernetesObject manifest) {
        return switch (this) {
            case YAML -> CanonicalYaml.writeAll(List.of(manifest.tree()));
            case JSON -> CanonicalJson.pretty(manifest.tree());
            case KYAML -> Kyaml.write(manifest.tree());
            case NAME -> manifest.id().resourceName() + "\n";
        };
    }
}
