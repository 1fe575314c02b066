package com.example.postgres.cluster.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Jobs of the CronJobs of a cluster, which a test starts itself. */
final class ClusterJobs {

    /** WAL-G asks for minutes for a file that is damaged. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Cluster cluster;

    ClusterJobs(Cluster cluster) {
        this.cluster = cluster;
    }

    private KubernetesClient client() {
        return cluster.namespace().kubernetes().client();
    }

    /** Runs a Job to its end; gives the annotations with the outcome. */
    Map<String, String> run(String suffixOfCronJob, String name) {
        Job job = start(suffixOfCronJob, name);
        Waiting.within(
                LIMIT,
                "the Job " + name + " has ended",
                () -> assertThat(client().resource(job).get().getStatus().getConditions())
                        .anyMatch(condition -> List.of("Complete", "Failed").contains(condition.getType())));
        return cluster.configMap("-backup").getMetadata().getAnnotations();
    }

    Job start(String suffixOfCronJob, String name) {
        CronJob cronJob = client().batch()
                .v1()
                .cronjobs()
                .inNamespace(cluster.namespace().name())
                .withName(cluster.name() + suffixOfCronJob)
                .require();
        Job job = new JobBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(cluster.namespace().name())
                .endMetadata()
                .withSpec(cronJob.getSpec().getJobTemplate().getSpec())
                .build();
        return client().resource(job).create();
    }

    /** Deletes a Job and kills its pod. */
    void kill(String name) {
        client().batch()
                .v1()
                .jobs()
                .inNamespace(cluster.namespace().name())
                .withName(name)
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete();
        client().pods()
                .inNamespace(cluster.namespace().name())
                .withLabel("batch.kubernetes.io/job-name", name)
                .withGracePeriod(0)
                .delete();
    }
}
