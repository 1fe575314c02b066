package com.example.postgres.proof.report;

import com.example.postgres.source.Violation;
import java.util.List;

/**
 * What one proof says about a set.
 *
 * @param id a stable identifier, with which the rules of its findings begin
 * @param title for people
 * @param facts what is so
 * @param findings what is wrong with it, each in an object of the set
 */
public record Proof(String id, String title, FactTable facts, List<Violation> findings) {

    public Proof {
        findings = findings.stream().sorted(Violation.ORDER).distinct().toList();
    }
}
