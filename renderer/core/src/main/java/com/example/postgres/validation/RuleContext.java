package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.example.postgres.spec.PostgresCluster;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.syntax.IpBlock;
import com.example.postgres.target.RenderTarget;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The input of a rule, and the violations it reports. */
final class RuleContext {

    /** The path of the spec. */
    static final FieldPath SPEC = FieldPath.of("spec");

    private final PostgresCluster cluster;
    private final JsonNode tree;
    private final RenderTarget target;
    private final List<Violation> violations = new ArrayList<>();

    RuleContext(PostgresCluster cluster, JsonNode tree, RenderTarget target) {
        this.cluster = cluster;
        this.tree = tree;
        this.target = target;
    }

    PostgresCluster cluster() {
        return cluster;
    }

    PostgresClusterSpec spec() {
        return cluster.spec();
    }

    /** The value of the field {@code spec} as written. */
    JsonNode tree() {
        return tree;
    }

    RenderTarget target() {
        return target;
    }

    List<Violation> violations() {
        return violations;
    }

    void invalid(FieldPath path, String rule, @Nullable Object value, String detail) {
        report(Violation.error(path, Kind.INVALID, rule, value, detail));
    }

    void required(FieldPath path, String rule, String detail) {
        report(Violation.error(path, Kind.REQUIRED, rule, null, detail));
    }

    void forbidden(FieldPath path, String rule, String detail) {
        report(Violation.error(path, Kind.FORBIDDEN, rule, null, detail));
    }

    void duplicate(FieldPath path, String rule, Object value, String detail) {
        report(Violation.error(path, Kind.DUPLICATE, rule, value, detail));
    }

    void warn(FieldPath path, String rule, Object value, String detail) {
        report(Violation.warning(path, Kind.INVALID, rule, value, detail));
    }

    /** The network in the text; reported if it is not one, or has bits set after its prefix. */
    Optional<IpBlock> network(FieldPath path, String text) {
        IpBlock.problem(text).ifPresent(problem -> invalid(path, "network.cidr", text, problem));
        return IpBlock.parse(text);
    }

    void report(Violation violation) {
        violations.add(violation);
    }
}
