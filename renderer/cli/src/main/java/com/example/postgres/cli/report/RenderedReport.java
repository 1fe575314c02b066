package com.example.postgres.cli.report;

import com.example.postgres.cli.terminal.Paint;
import com.example.postgres.proof.ProofReport;
import com.example.postgres.proof.report.FactTable;
import com.example.postgres.proof.report.Proof;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** Proofs in the report formats; text and JSON include the facts. */
public final class RenderedReport {

    private RenderedReport() {}

    /** The complete text. */
    public static String write(ReportFormat format, ProofReport proofs, Findings findings, Paint paint) {
        return switch (format) {
            case TEXT -> tables(proofs) + format.write(findings, paint);
            case JSON -> json(proofs, findings);
            case JUNIT, SARIF, GITHUB -> format.write(findings, paint);
        };
    }

    /** No tables for an empty set. */
    private static String tables(ProofReport proofs) {
        if (proofs.proofs().stream().allMatch(proof -> proof.facts().rows().isEmpty())) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (Proof proof : proofs.proofs()) {
            text.append(proof.title()).append('\n');
            FactTable facts = proof.facts();
            if (facts.rows().isEmpty()) {
                text.append("none\n\n");
                continue;
            }
            TextTable table = new TextTable(
                    facts.columns().stream().map(RenderedReport::heading).toArray(String[]::new));
            facts.rows().forEach(row -> table.row(row.toArray(String[]::new)));
            text.append(table).append('\n');
        }
        return text.toString();
    }

    /** {@code PINNED BY} for {@code pinnedBy}. */
    private static String heading(String column) {
        return column.replaceAll("([A-Z])", " $1").toUpperCase(Locale.ROOT);
    }

    private static String json(ProofReport proofs, Findings findings) {
        ObjectNode root = JsonReport.tree(findings);
        ObjectNode facts = root.putObject("proofs");
        for (Proof proof : proofs.proofs()) {
            ArrayNode rows = facts.putArray(proof.id());
            for (List<String> row : proof.facts().rows()) {
                ObjectNode object = rows.addObject();
                for (int i = 0; i < row.size(); i++) {
                    object.put(proof.facts().columns().get(i), row.get(i));
                }
            }
        }
        return root.toPrettyString() + "\n";
    }
}
