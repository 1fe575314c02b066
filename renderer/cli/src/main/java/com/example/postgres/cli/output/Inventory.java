package com.example.postgres.cli.output;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which files of a directory are ours, with the contents that we gave them. While files are being changed it also has
 * the intended ones: such a file is ours only once it has the intended content, because the work may end before it is
 * written and somebody else may then put a file in its place.
 */
final class Inventory {

    static final Inventory EMPTY = new Inventory(new TreeMap<>(), new TreeMap<>());

    private final SortedMap<String, SortedSet<ContentHash>> owned;
    private final SortedMap<String, SortedSet<ContentHash>> intended;

    Inventory(SortedMap<String, SortedSet<ContentHash>> owned, SortedMap<String, SortedSet<ContentHash>> intended) {
        this.owned = owned;
        this.intended = intended;
    }

    /** The finished state: exactly these files. */
    static Inventory of(Collection<OutputFile> files) {
        return new Inventory(hashes(files), new TreeMap<>());
    }

    /** This state while it is on the way to the one with the files. */
    Inventory intending(Collection<OutputFile> files) {
        SortedMap<String, SortedSet<ContentHash>> all = new TreeMap<>();
        intended.forEach((path, hashes) -> all.put(path, new TreeSet<>(hashes)));
        hashes(files).forEach((path, hashes) -> all.merge(path, hashes, Inventory::union));
        return new Inventory(owned, all);
    }

    /** This state and the files of the other one that are also ours. */
    Inventory keeping(String path, Inventory other) {
        SortedMap<String, SortedSet<ContentHash>> all = new TreeMap<>(owned);
        all.put(path, other.contents(path));
        return new Inventory(all, intended);
    }

    boolean isPending() {
        return !intended.isEmpty();
    }

    /** Whether a file with this content at this path is ours, edited or not. */
    boolean isOurs(String path, ContentHash content) {
        return owned.containsKey(path) || contents(path).contains(content);
    }

    /** Whether we gave the file this content. */
    boolean isUnedited(String path, ContentHash content) {
        return contents(path).contains(content);
    }

    /** Every path that is or may be ours, sorted. */
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
