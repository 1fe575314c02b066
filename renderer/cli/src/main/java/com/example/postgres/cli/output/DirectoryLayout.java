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
 * Which object goes into which file: one file for each, flat for one cluster, and for several a directory for each
 * cluster in a directory for its namespace.
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
        throw new ManifestException("two objects have one file: " + one.path() + ", " + other.path());
    }
}
