package com.example.postgres.proof;

import com.example.postgres.proof.report.Proof;
import com.example.postgres.source.Violation;
import java.util.List;

/**
 * The results of all proofs.
 *
 * @param proofs always the same ones in the same order
 */
public record ProofReport(List<Proof> proofs) {

    public ProofReport {
        proofs = List.copyOf(proofs);
    }

    /** All violations, in the order of the files. */
    public List<Violation> findings() {
        return proofs.stream()
                .flatMap(proof -> proof.findings().stream())
                .sorted(Violation.ORDER)
                .toList();
    }
}
