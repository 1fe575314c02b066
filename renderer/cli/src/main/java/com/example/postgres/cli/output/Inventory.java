package com.example.postgres.cli.output;

import java.util.Collection;
import java.util.Map;
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

    static final Inventory EMPTY = new Inventory(new TreeMap<>(), new TreeMap<>());

    private final SortedMap<String, SortedSet<ContentHash>> owned;
    private final SortedMap<String, SortedSet<ContentHash>> intended;

    Inventory(SortedMap<String, SortedSet<ContentHash>> owned, SortedMap<String, SortedSet<ContentHash>> intended) {
        this.owned = owned;
        this.intended = intended;
    }

    /** The finished state with exactly these files. */
    static Inventory of(Collection<OutputFile> files) {
        return new Inventory(hashes(files), new TreeMap<>());
    }

    /** The state while these files are being written. */
    Inventory intending(Collection<OutputFile> files) {
        SortedMap<String, SortedSet<ContentHash>> all = new TreeMap<>();
        intended.forEach((path, hashes) -> all.put(path, new TreeSet<>(hashes)));
        hashes(files).forEach((path, hashes) -> all.merge(path, hashes, Inventory::union));
        return new Inventory(owned, all);
    }

    /** This state with a file of the other one. */
    Inventory keeping(String path, Inventory other) {
        SortedMap<String, SortedSet<ContentHash>> all = new TreeMap<>(owned);
        all.put(path, other.contents(path));
        return new Inventory(all, intended);
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

    private static SortedSet<ContentHash> union(SortedSet<ContentHash> a, SortedSet<ContentHash> b) {
        SortedSet<ContentHash> all = new TreeSet<>(a);
        all.addAll(b);
        return all;
    }

    private static SortedMap<String, SortedSet<ContentHash>> hashes(Collection<OutputFile> files) {
        SortedMap<String, SortedSet<ContentHash>> hashes = new TreeMap<>();
        files.forEach(file -> hashes.put(file.path(), new TreeSet<>(Set.of(file.hash()))));
        return hashes;
    }
}
