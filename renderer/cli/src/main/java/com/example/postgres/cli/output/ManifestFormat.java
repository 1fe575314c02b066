package com.example.postgres.cli.output;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.yaml.CanonicalJson;
import com.example.postgres.yaml.CanonicalYaml;
import com.example.postgres.yaml.Kyaml;
import java.util.Locale;

/** How manifests are written. */
public enum ManifestFormat {
    /** A stream of YAML documents. */
    YAML,
    /** One List, as kubectl prints several objects. */
    JSON,
    /** YAML that looks like JSON and means the same to every parser. */
    KYAML,
    /** One line {@code kind.group/name} for each object. */
    NAME;

    /** The word on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether one object makes one file that a GitOps engine reads. */
    public boolean isForFiles() {
        return this == YAML || this == KYAML;
    }

    /** The text of one object, as it stands in a file of its own. */
    String print(KubernetesObject manifest) {
        return switch (this) {
            case YAML -> CanonicalYaml.write(manifest.tree());
            case JSON -> CanonicalJson.pretty(manifest.tree());
            case KYAML -> Kyaml.write(manifest.tree());
            case NAME -> manifest.id().resourceName() + "\n";
        };
    }
}
