package com.example.postgres.cli.output;

import com.example.postgres.change.GuardedValues;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files that pgc wrote to a directory, with the hashes of their contents. While files are being changed it also has the
 * intended files: such a file counts as written only if it has the intended content, because pgc may crash before it writes
 * the file, and the user may then create one at that path.
 */
final class Inventory {

    static final Inventory EMPTY = new Inventory(Optional.empty(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    private final Optional<DirectoryLayout> layout;
    private final SortedMap<String, GuardedValues> clusters;
    private final SortedMap<String, SortedSet<ContentHash>> owned;
    private final SortedMap<String, SortedSet<ContentHash>> intended;

    Inventory(
            Optional<DirectoryLayout> layout,
            SortedMap<String, GuardedValues> clusters,
            SortedMap<String, SortedSet<ContentHash>> owned,
            SortedMap<String, SortedSet<ContentHash>> intended) {
        this.layout = layout;
        this.clusters = clusters;
        this.owned = owned;
        this.intended = intended;
    }

    /** The finished state with exactly these files. */
    static Inventory of(RenderedFiles files) {
        return new Inventory(Optional.of(files.layout()), files.clusters(), hashes(files), new TreeMap<>());
    }

    /** The state while these files are being written. */
    Inventory intending(RenderedFiles files) {
        SortedMap<String, SortedSet<ContentHash>> all = new TreeMap<>();
        intended.forEach((path, hashes) -> all.put(path, new TreeSet<>(hashes)));
        hashes(files).forEach((path, hashes) -> all.merge(path, hashes, Inventory::union));
        SortedMap<String, GuardedValues> either = new TreeMap<>(clusters);
        files.clusters().forEach((cluster, guarded) -> either.merge(cluster, guarded, GuardedValues::and));
        return new Inventory(Optional.of(files.layout()), either, owned, all);
    }

    /** This state with a file of the other one. */
    Inventory keeping(String path, Inventory other) {
        SortedMap<String, SortedSet<ContentHash>> all = new TreeMap<>(owned);
        all.put(path, other.contents(path));
        return new Inventory(layout, clusters, all, intended);
    }

    /** The layout of the files; empty if there are none. */
    Optional<DirectoryLayout> layout() {
        return layout;
    }

    /** The current layout, except that a second cluster needs {@link DirectoryLayout#NESTED}. */
    DirectoryLayout layoutFor(int rendered) {
        boolean several = rendered > 1 && clusters.size() <= 1;
        return layout.filter(current -> !several || current == DirectoryLayout.NESTED)
                .orElse(rendered > 1 ? DirectoryLayout.NESTED : DirectoryLayout.FLAT);
    }

    /** The guarded values of the clusters that the files belong to, by {@code <namespace>/<name>}. */
    SortedMap<String, GuardedValues> clusters() {
        return clusters;
    }

    /** The clusters that are not among the rendered ones. */
    SortedSet<String> clustersMissingIn(Set<String> rendered) {
        SortedSet<String> missing = new TreeSet<>(clusters.keySet());
        missing.removeAll(rendered);
        return missing;
    }

    boolean isPending() {
        return !intended.isEmpty();
    }

    /** Whether pgc wrote the file at this path, edited since or not. */
    boolean isOurs(String path, ContentHash content) {
        return owned.containsKey(path) || contents(path).contains(content);
    }

    /** Whether pgc wrote this content to the file. */
    boolean isUnedited(String path, ContentHash content) {
        return contents(path).contains(content);
    }

    /** All paths that pgc wrote or intended to write. */
    SortedSet<String> paths() {
        SortedSet<String> paths = new TreeSet<>(owned.keySet());
        paths.addAll(intended.keySet());
        return paths;
    }

    Map<String, ? extends Set<ContentHash>> owned() {
        return owned;
    }

    Map<String, ? extends Set<ContentHash>> intended() {
        return intended;
    }

    private SortedSet<ContentHash> contents(String path) {
        SortedSet<ContentHash> none = new TreeSet<>();
        return union(owned.getOrDefault(path, none), intended.getOrDefault(path, none));
    }

    private static <T> SortedSet<T> union(SortedSet<T> a, SortedSet<T> b) {
        SortedSet<T> all = new TreeSet<>(a);
        all.addAll(b);
        return all;
    }

    private static SortedMap<String, SortedSet<ContentHash>> hashes(RenderedFiles files) {
        SortedMap<String, SortedSet<ContentHash>> hashes = new TreeMap<>();
        files.files().forEach(file -> hashes.put(file.path(), new TreeSet<>(Set.of(file.hash()))));
        return hashes;
    }
}
