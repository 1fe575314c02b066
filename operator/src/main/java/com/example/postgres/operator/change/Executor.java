package com.example.postgres.operator.change;

import com.example.postgres.model.Labels;
import com.example.postgres.operator.change.Action.GrowClaim;
import com.example.postgres.operator.change.Action.HandOver;
import com.example.postgres.operator.change.Action.MoveRevision;
import com.example.postgres.operator.change.Action.ReleaseStatefulSet;
import com.example.postgres.operator.change.Action.RemoveRole;
import com.example.postgres.operator.change.Action.ReplacePod;
import com.example.postgres.operator.change.Action.ResizePod;
import com.example.postgres.operator.change.Action.RestartPostgres;
import com.example.postgres.operator.change.Action.SwitchOver;
import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.example.postgres.operator.kubernetes.KubernetesApi.PatchType;
import com.example.postgres.operator.kubernetes.KubernetesApi.Propagation;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.operator.patroni.Patroni;
import com.example.postgres.render.ClusterId;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Performs actions. The only class that changes running members. */
public final class Executor {

    private static final String REVISION = "controller-revision-hash";

    private final KubernetesApi api;
    private final Patroni patroni;

    public Executor(KubernetesApi api, Patroni patroni) {
        this.api = api;
        this.patroni = patroni;
    }

    /** Performs the action. Throws what the API server or Patroni throws. */
    public void perform(ClusterId cluster, Action action) {
        ObjectRef object = action.object(cluster.namespace());
        if (action instanceof RemoveRole) {
            label(object, JsonNodeFactory.instance.objectNode().putNull(Labels.ROLE));
        } else if (action instanceof MoveRevision move) {
            label(object, JsonNodeFactory.instance.objectNode().put(REVISION, move.revision()));
        } else if (action instanceof ResizePod resize) {
            ObjectNode patch = JsonNodeFactory.instance.objectNode();
            patch.putObject("spec").set("containers", resize.containers());
            api.patch(object, "resize", PatchType.STRATEGIC, patch);
        } else if (action instanceof RestartPostgres restart) {
            patroni.restart(cluster, restart.pod());
        } else if (action instanceof ReplacePod replace) {
            api.delete(object, replace.pod().uid(), Propagation.BACKGROUND);
        } else if (action instanceof SwitchOver switchOver) {
            patroni.switchOver(cluster, switchOver.leader(), switchOver.candidate());
        } else if (action instanceof HandOver handOver) {
            patroni.switchOver(cluster, handOver.leader(), handOver.candidate());
        } else if (action instanceof GrowClaim grow) {
            ObjectNode patch = JsonNodeFactory.instance.objectNode();
            patch.putObject("spec").putObject("resources").putObject("requests").put("storage", grow.size());
            api.patch(object, "", PatchType.MERGE, patch);
        } else if (action instanceof ReleaseStatefulSet release) {
            api.delete(object, release.uid(), Propagation.ORPHAN);
        }
    }

    private void label(ObjectRef pod, ObjectNode labels) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("metadata").set("labels", labels);
        api.patch(pod, "", PatchType.MERGE, patch);
    }
}
