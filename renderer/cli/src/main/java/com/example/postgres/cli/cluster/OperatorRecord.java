package com.example.postgres.cli.cluster;

import com.example.postgres.plan.PublishedTarget;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What the operator wrote into the status of a PostgresCluster, and a plan needs to be the same as the operator's.
 *
 * @param target that it renders for; empty if it wrote none, or one that this version does not know
 * @param spec that it serves, from which its next plan starts; empty before the first one
 * @param version of PostgreSQL that it serves; empty if it wrote none
 * @param volumeSize the largest size that a volume was asked for; empty if it wrote none
 */
public record OperatorRecord(
        Optional<RenderTarget> target, Optional<JsonNode> spec, String version, String volumeSize) {

    /** Of a cluster that the operator does not manage. */
    static final OperatorRecord NONE = new OperatorRecord(Optional.empty(), Optional.empty(), "", "");

    static OperatorRecord of(JsonNode resource) {
        JsonNode status = resource.path("status");
        return new OperatorRecord(
                PublishedTarget.read(status.path("renderTarget")),
                YamlReader.read("status", status.path("lastAppliedSpec").asText()).documents().stream()
                        .findFirst()
                        .map(Document::root),
                status.path("version").asText(),
                status.path("storageSize").asText());
    }
}
