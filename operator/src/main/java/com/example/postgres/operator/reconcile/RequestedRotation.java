package com.example.postgres.operator.reconcile;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.operator.apply.Rotation;
import com.example.postgres.operator.reconcile.Reconciler.Tools;
import com.example.postgres.operator.status.Memory.Request;

/** New passwords that somebody asked for. The caller sees to it that all members are there to take them over. */
final class RequestedRotation {

    private final Tools tools;
    private final Journal journal;
    private final ClusterModel model;

    /** @param model of the spec that is served */
    RequestedRotation(Tools tools, Journal journal, ClusterModel model) {
        this.tools = tools;
        this.journal = journal;
        this.model = model;
    }

    /** Changes the Secrets if somebody has asked for it. */
    void advance() {
        Requests.open(journal.memory(), Requests.ROTATE_PASSWORDS).ifPresent(this::rotate);
    }

    private void rotate(Request request) {
        Rotation.Result result = tools.rotation().rotate(model, request.seenAt());
        String kept = String.join("; ", result.kept());
        journal.remember(journal.memory()
                .withRequest(
                        Requests.ROTATE_PASSWORDS,
                        request.finished(journal.now().toString(), kept)));
        if (!result.rotated().isEmpty()) {
            tools.events()
                    .normal(
                            journal.resource(),
                            "PasswordsRotated",
                            "new passwords in " + String.join(", ", result.rotated())
                                    + ": members take them over within 90 seconds");
        }
        if (!kept.isEmpty()) {
            tools.events().warning(journal.resource(), "PasswordsKept", kept);
        }
    }
}
