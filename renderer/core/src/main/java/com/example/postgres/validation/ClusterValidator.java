package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.spec.PostgresCluster;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.validation.Rules.Rule;
import com.example.postgres.validation.schema.SchemaValidator;
import com.example.postgres.yaml.Document;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Validates documents. Thread-safe; reuse one instance, because it reads the schema at first use. */
public final class ClusterValidator {

    private final List<Rule> rules;
    private @Nullable SchemaValidator schema;

    /** With all rules. */
    public ClusterValidator() {
        this(Rules.all());
    }

    ClusterValidator(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** Reads the schema now. */
    public void prepare() {
        schema();
    }

    /**
     * Checks the document against the schema and, when every field has the right type, against the rules. Violations
     * of rules at a field that the schema rejects are left out.
     */
    public ValidationResult validate(Document document, RenderTarget target) {
        JsonNode root = document.root();
        List<Violation> violations = new ArrayList<>(ObjectFields.check(root));
        SchemaValidator.Result result = schema().check(root.path("spec"));
        Optional<PostgresCluster> cluster = Optional.empty();
        if (isPostgresCluster(violations)) {
            violations.addAll(result.violations());
            cluster = read(root, result);
            cluster.ifPresent(read -> applyRules(read, result.spec(), target, violations));
        }
        return new ValidationResult(
                cluster,
                violations.stream()
                        .map(violation -> violation.at(document.sources()))
                        .toList());
    }

    private void applyRules(PostgresCluster cluster, JsonNode spec, RenderTarget target, List<Violation> violations) {
        Set<FieldPath> refused = violations.stream().map(Violation::path).collect(Collectors.toUnmodifiableSet());
        RuleContext context = new RuleContext(cluster, spec, target);
        rules.forEach(rule -> rule.check(context));
        context.violations().stream()
                .filter(violation -> !refused.contains(violation.path()))
                .forEach(violations::add);
    }

    private static Optional<PostgresCluster> read(JsonNode root, SchemaValidator.Result result) {
        JsonNode metadata = root.path("metadata");
        if (!result.isTyped() || !metadata.path("name").isTextual()) {
            return Optional.empty();
        }
        ObjectNode clean = JsonNodeFactory.instance.objectNode();
        clean.set("metadata", metadata);
        clean.set("spec", result.spec());
        return Optional.of(PostgresCluster.of(clean));
    }

    /** The fields of another kind are not checked. */
    private static boolean isPostgresCluster(List<Violation> ofObject) {
        return ofObject.stream()
                .noneMatch(violation -> violation.rule().equals("kind")
                        || violation.rule().equals("apiVersion")
                        || violation.rule().equals("document.mapping"));
    }

    private synchronized SchemaValidator schema() {
        if (schema == null) {
            schema = new SchemaValidator();
        }
        return schema;
    }

    /**
     * What a validation found.
     *
     * @param cluster the typed cluster; empty when there is at least one error
     * @param violations all, including warnings, in the order of the text
     */
    public record ValidationResult(Optional<PostgresCluster> cluster, List<Violation> violations) {

        public ValidationResult {
            violations = violations.stream().sorted(Violation.ORDER).toList();
            if (violations.stream().anyMatch(Violation::isError)) {
                cluster = Optional.empty();
            }
        }
    }
}
