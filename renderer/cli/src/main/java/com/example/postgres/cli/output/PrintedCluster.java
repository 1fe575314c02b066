package com.example.postgres.cli.output;

import com.example.postgres.change.GuardedValues;
import com.example.postgres.model.SecretRequirement;
import com.example.postgres.object.ObjectId;
import com.example.postgres.render.ClusterId;
import com.example.postgres.render.RenderResult.Rendered;
import java.util.List;

/**
 * A rendered cluster as text, which takes a third of the memory of its trees.
 *
 * @param cluster namespace and name
 * @param objects in the order in which they are applied
 * @param requirements Secrets that must exist and are not among the objects
 * @param guarded values that the next render is compared with
 */
public record PrintedCluster(
        ClusterId cluster, List<PrintedObject> objects, List<SecretRequirement> requirements, GuardedValues guarded) {

    /**
     * An object as text.
     *
     * @param id of the object
     * @param text as in a file of its own
     */
    public record PrintedObject(ObjectId id, String text) {}

    public PrintedCluster {
        objects = List.copyOf(objects);
        requirements = List.copyOf(requirements);
    }

    /** Prints the objects of the cluster. */
    public static PrintedCluster of(Rendered cluster, ManifestFormat format) {
        List<PrintedObject> objects = cluster.manifests().objects().stream()
                .map(manifest -> new PrintedObject(manifest.id(), format.print(manifest)))
                .toList();
        return new PrintedCluster(
                cluster.cluster(), objects, cluster.requirements(), GuardedValues.of(cluster.model()));
    }
}
