package com.example.postgres.model;

import com.example.postgres.spec.PostgresClusterSpec;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The pods of Jobs and CronJobs: base backups, restore drills, the creation of credentials.
 *
 * @param resources of the containers that make backups and create credentials, in the form of the Kubernetes API
 * @param metadata further labels and annotations
 */
public record JobsModel(JsonNode resources, Metadata metadata) {

    static JobsModel of(PostgresClusterSpec spec) {
        Optional<PostgresClusterSpec.Jobs> jobs = Optional.ofNullable(spec.jobs());
        return new JobsModel(
                KubernetesTrees.jobResources(
                        jobs.map(PostgresClusterSpec.Jobs::resources).orElse(null)),
                Metadata.of(jobs.map(PostgresClusterSpec.Jobs::podMetadata).orElse(spec.podMetadata())));
    }
}
