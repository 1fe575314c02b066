package com.example.postgres.cli.report;

import com.example.postgres.cli.terminal.Version;
import com.example.postgres.source.Position;
import com.example.postgres.source.Violation;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.TreeSet;

/** SARIF 2.1.0 with one run. */
final class SarifReport {

    private SarifReport() {}

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    static String write(Findings findings) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("$schema", SCHEMA).put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "pgc").put("version", Version.current());
        ArrayNode rules = driver.putArray("rules");
        TreeSet<String> ids = new TreeSet<>();
        findings.violations().forEach(violation -> ids.add(violation.rule()));
        ids.forEach(id -> rules.addObject().put("id", id));
        run.put("columnKind", "unicodeCodePoints");
        ArrayNode results = run.putArray("results");
        findings.violations().forEach(violation -> results.add(result(violation)));
        return root.toPrettyString() + "\n";
    }

    private static ObjectNode result(Violation violation) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("ruleId", violation.rule()).put("level", violation.isError() ? "error" : "warning");
        result.putObject("message").put("text", violation.fieldError());
        ObjectNode location = result.putArray("locations").addObject();
        ObjectNode physical = location.putObject("physicalLocation");
        Position at = violation.position();
        physical.putObject("artifactLocation").put("uri", uri(at.source()));
        if (at.line() > 0) {
            physical.putObject("region").put("startLine", at.line()).put("startColumn", at.column());
        }
        if (!violation.path().segments().isEmpty()) {
            location.putArray("logicalLocations")
                    .addObject()
                    .put("fullyQualifiedName", violation.path().toString());
        }
        return result;
    }

    private static String uri(String name) {
        try {
            return new URI(null, null, name, null).toASCIIString();
        } catch (URISyntaxException e) {
            return name;
        }
    }
}
