package com.example.postgres.operator.reconcile;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.operator.kubernetes.ApiException;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.operator.observe.JobEnd;
import com.example.postgres.operator.observe.LiveCluster;
import com.example.postgres.operator.observe.LiveObject;
import com.example.postgres.operator.reconcile.Reconciler.Tools;
import com.example.postgres.operator.status.Memory.Request;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A base backup that somebody asked for. Its Job is created once: its name follows from the request, and that it was created is
 * remembered, so that a Job that somebody deletes is not created again.
 */
final class RequestedBackup {

    private final Tools tools;
    private final Journal journal;
    private final LiveCluster live;
    private final ClusterModel model;

    /** @param model of the spec that is served */
    RequestedBackup(Tools tools, Journal journal, LiveCluster live, ClusterModel model) {
        this.tools = tools;
        this.journal = journal;
        this.live = live;
        this.model = model;
    }

    /** Does the next step for the request, if there is one. */
    void advance() {
        Requests.open(journal.memory(), Requests.BACKUP).ifPresent(this::advance);
    }

    private void advance(Request request) {
        if (!request.job().isEmpty()) {
            follow(request);
        } else if (model.data().backup().isEmpty()) {
            fail(
                    request,
                    "the spec has no backup: set spec.backup, then ask again with another value of the annotation");
        } else if (model.data().standby().isPresent()) {
            fail(
                    request,
                    "a standby cluster makes no backups before it is promoted: make them in the cluster that it follows");
        } else {
            ObjectRef ref = new ObjectRef(
                    BackupJob.API_VERSION,
                    "CronJob",
                    model.namespace(),
                    model.names().backup());
            String name = BackupJob.name(ref, request);
            if (live.find(job(name)).isPresent()) {
                // An operator that was killed has created it, and could not remember that.
                remember(request.with(name));
            } else {
                // A CronJob that is not there yet is applied by this pass or the next one.
                tools.api().read(ref).ifPresent(cronJob -> create(request, name, cronJob));
            }
        }
    }

    private ObjectRef job(String name) {
        return new ObjectRef(BackupJob.API_VERSION, BackupJob.KIND, model.namespace(), name);
    }

    private void create(Request request, String name, JsonNode cronJob) {
        try {
            if (tools.api().create(BackupJob.of(cronJob, name))) {
                tools.events().normal(journal.resource(), "BackupStarted", "created the Job " + name);
            }
        } catch (ApiException e) {
            if (!e.isRefused()) {
                throw e;
            }
            fail(request, "the Job " + name + " was refused: " + e.text());
            return;
        }
        remember(request.with(name));
    }

    private void follow(Request request) {
        ObjectRef ref = job(request.job());
        // The cache may not have a Job that was just created.
        Optional<LiveObject> job = live.find(ref).or(() -> tools.api().read(ref).map(LiveObject::of));
        if (job.isEmpty()) {
            fail(request, "the Job " + ref.name() + " was deleted before its end");
        } else {
            JobEnd.of(job.get()).ifPresent(end -> finish(request, end));
        }
    }

    private void finish(Request request, JobEnd end) {
        if (!end.isComplete()) {
            fail(request, "the Job " + request.job() + " failed: " + end.message() + "; its log says why");
            return;
        }
        remember(request.finished(journal.now().toString(), ""));
        tools.events().normal(journal.resource(), "BackupFinished", "the Job " + request.job() + " made a base backup");
    }

    private void fail(Request request, String reason) {
        remember(request.finished(journal.now().toString(), reason));
        tools.events().warning(journal.resource(), "BackupFailed", reason);
    }

    private void remember(Request request) {
        journal.remember(journal.memory().withRequest(Requests.BACKUP, request));
    }
}
