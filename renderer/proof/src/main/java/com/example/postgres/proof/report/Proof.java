package com.example.postgres.proof.report;

import com.example.postgres.source.Violation;
import java.util.List;

/**
 * The result of one proof.
 *
 * @param id a stable identifier, with which the rules of its findings begin
 * @param title for display
 * @param facts to read
 * @param findings violations, each in an object of the set
 */
public record Proof(String id, String title, FactTable facts, List<Violation> findings) {

    public Proof {
        findings = findings.stream().sorted(Violation.ORDER).distinct().toList();
    }
}
