package com.example.postgres.render;

import com.example.postgres.spec.ArchiveLocation;
import com.example.postgres.spec.Destination;
import com.example.postgres.yaml.Document;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The archive that the cluster of a document writes. Read from the document as it is, valid or not, so that the documents of
 * an input can be compared before they are rendered.
 *
 * @param location of the archive, in one form however the spec writes it
 * @param major version of PostgreSQL as written
 */
public record WrittenArchive(String location, String major) {

    /**
     * The archive; empty without a backup, or if the document does not say where it is.
     *
     * @param identity namespace and name of the cluster, the default name of its archive
     */
    public static Optional<WrittenArchive> of(Document document, ClusterId identity) {
        JsonNode spec = document.root().path("spec");
        JsonNode backup = spec.path("backup");
        String name = backup.path("archiveName").asText(identity.toString());
        String major = spec.path("version").asText().split("\\.", -1)[0];
        return destination(backup.path("destination"))
                .map(destination ->
                        new WrittenArchive(ArchiveLocation.of(destination, name).toString(), major));
    }

    private static Optional<Destination> destination(JsonNode node) {
        String bucket = node.path("bucket").asText();
        String container = node.path("container").asText();
        return switch (node.path("type").asText()) {
            case "S3" ->
                present(
                        bucket,
                        new Destination.S3(
                                bucket, text(node, "path"), null, text(node, "endpoint"), null, null, null, null));
            case "GCS" -> present(bucket, new Destination.Gcs(bucket, text(node, "path"), null));
            case "Azure" ->
                present(
                        container,
                        new Destination.Azure(
                                container, node.path("storageAccount").asText(), text(node, "path"), null));
            default -> Optional.empty();
        };
    }

    private static Optional<Destination> present(String bucket, Destination destination) {
        return bucket.isEmpty() ? Optional.empty() : Optional.of(destination);
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.path(field).isTextual() ? node.path(field).textValue() : null;
    }
}
