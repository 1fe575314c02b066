package com.example.postgres.proof;

import com.example.postgres.object.ObjectSet;
import com.example.postgres.proof.access.AccessProof;
import com.example.postgres.proof.access.SidecarProof;
import com.example.postgres.proof.disruption.DisruptionProof;
import com.example.postgres.proof.gitops.GitOpsProof;
import com.example.postgres.proof.image.ImageProof;
import com.example.postgres.proof.names.NamesProof;
import com.example.postgres.proof.network.NetworkProof;
import com.example.postgres.proof.security.PodSecurityProof;
import java.util.List;

/** Runs every proof. */
public final class Proofs {

    private Proofs() {}

    /** What the proofs say about the objects. */
    public static ProofReport of(ObjectSet set) {
        return new ProofReport(List.of(
                PodSecurityProof.of(set),
                AccessProof.of(set),
                SidecarProof.of(set),
                ImageProof.of(set),
                NetworkProof.of(set),
                DisruptionProof.of(set),
                NamesProof.of(set),
                GitOpsProof.of(set)));
    }
}
