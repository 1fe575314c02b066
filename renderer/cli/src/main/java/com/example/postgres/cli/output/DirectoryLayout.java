package com.example.postgres.cli.output;

import com.example.postgres.change.GuardedValues;
import com.example.postgres.cli.output.PrintedCluster.PrintedObject;
import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.object.ManifestException;
import com.example.postgres.render.ClusterId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the files of a cluster are in the output directory. */
public enum DirectoryLayout {
    /** Directly in the directory. */
    FLAT,
    /** In {@code <namespace>/<cluster>/}. */
    NESTED;

    /** The name on the command line and in the inventory. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The files of the clusters, one per object.
     *
     * @throws CommandException if two clusters would write the same file
     */
    RenderedFiles files(List<PrintedCluster> clusters) {
        Map<String, OutputFile> files = clusters.parallelStream()
                .flatMap(this::files)
                .collect(Collectors.toMap(OutputFile::path, file -> file, this::collision, TreeMap::new));
        return new RenderedFiles(
                this,
                clusters.stream()
                        .collect(Collectors.toMap(
                                cluster -> cluster.cluster().toString(),
                                PrintedCluster::guarded,
                                GuardedValues::and,
                                TreeMap::new)),
                List.copyOf(files.values()));
    }

    private Stream<OutputFile> files(PrintedCluster cluster) {
        String folder = this == FLAT ? "" : folder(cluster.cluster());
        return cluster.objects().stream().map(object -> file(folder, object));
    }

    private static OutputFile file(String folder, PrintedObject object) {
        return new OutputFile(folder + object.id().fileName(), object.text().getBytes(StandardCharsets.UTF_8));
    }

    private static String folder(ClusterId cluster) {
        return cluster.namespace() + "/" + cluster.name() + "/";
    }

    private OutputFile collision(OutputFile one, OutputFile other) {
        if (this == FLAT) {
            throw CommandException.usage(
                    "two clusters have the file " + one.path(), "--layout nested gives each cluster a directory");
        }
        throw new ManifestException("two objects have the same file: " + one.path() + ", " + other.path());
    }
}
