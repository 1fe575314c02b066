package com.example.postgres.cli.output;

import com.example.postgres.manifest.Manifest;
import com.example.postgres.manifest.ManifestException;
import com.example.postgres.render.ClusterId;
import com.example.postgres.render.RenderResult.Rendered;
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
    public static List<OutputFile> files(List<Rendered> clusters, ManifestFormat format) {
        Map<String, OutputFile> files = clusters.parallelStream()
                .flatMap(cluster -> files(clusters.size() == 1 ? "" : folder(cluster.cluster()), cluster, format))
                .collect(Collectors.toMap(OutputFile::path, file -> file, DirectoryLayout::collision, TreeMap::new));
        Collection<OutputFile> sorted = files.values();
        return List.copyOf(sorted);
    }

    private static Stream<OutputFile> files(String folder, Rendered cluster, ManifestFormat format) {
        return cluster.manifests().manifests().stream().map(manifest -> file(folder, manifest, format));
    }

    private static OutputFile file(String folder, Manifest manifest, ManifestFormat format) {
        return new OutputFile(
                folder + manifest.id().fileName(), format.writeFile(manifest).getBytes(StandardCharsets.UTF_8));
    }

    private static String folder(ClusterId cluster) {
        return cluster.namespace() + "/" + cluster.name() + "/";
    }

    private static OutputFile collision(OutputFile one, OutputFile other) {
        throw new ManifestException("two objects have one file: " + one.path() + ", " + other.path());
    }
}
