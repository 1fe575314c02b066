package com.example.postgres.cli.output;

import com.example.postgres.cli.output.PrintedCluster.PrintedObject;
import com.example.postgres.object.ManifestException;
import com.example.postgres.render.ClusterId;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The file of each object: directly in the directory for one cluster, in {@code <namespace>/<cluster>/} for several.
 */
public final class DirectoryLayout {

    private DirectoryLayout() {}

    /** The files, by path. */
    public static List<OutputFile> files(List<PrintedCluster> clusters) {
        Map<String, OutputFile> files = clusters.parallelStream()
                .flatMap(cluster -> files(clusters.size() == 1 ? "" : folder(cluster.cluster()), cluster))
                .collect(Collectors.toMap(OutputFile::path, file -> file, DirectoryLayout::collision, TreeMap::new));
        Collection<OutputFile> sorted = files.values();
        return List.copyOf(sorted);
    }

    private static Stream<OutputFile> files(String folder, PrintedCluster cluster) {
        return cluster.objects().stream().map(object -> file(folder, object));
    }

    private static OutputFile file(String folder, PrintedObject object) {
        return new OutputFile(folder + object.id().fileName(), object.text().getBytes(StandardCharsets.UTF_8));
    }

    private static String folder(ClusterId cluster) {
        return cluster.namespace() + "/" + cluster.name() + "/";
    }

    private static OutputFile collision(OutputFile one, OutputFile other) {
        throw new ManifestException("two objects have the same file: " + one.path() + ", " + other.path());
    }
}
