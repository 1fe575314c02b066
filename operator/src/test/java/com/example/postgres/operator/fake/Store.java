package com.example.postgres.operator.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** All objects, and their changes as far as they are remembered. What is put in is not changed any more. Thread-safe. */
final class Store {

    private final SortedMap<Key, ObjectNode> objects = new TreeMap<>(Comparator.comparing(Store::text));
    private final List<Change> history = new ArrayList<>();
    private final List<Consumer<Change>> watchers = new ArrayList<>();
    private long version = 1;
    private long forgotten;

    private static String text(Key key) {
        return key.resource().qualified() + "/" + key.namespace() + "/" + key.name();
    }

    /** Does several things, between which nobody else does anything. */
    synchronized <T> T exclusively(Function<Store, T> work) {
        return work.apply(this);
    }

    synchronized Optional<ObjectNode> find(Key key) {
        return Optional.ofNullable(objects.get(key));
    }

    ObjectNode get(Key key) {
        return find(key).orElseThrow(() -> Refusal.notFound(key));
    }

    /** All objects with their places. */
    synchronized SortedMap<Key, ObjectNode> all() {
        return new TreeMap<>(objects);
    }

    /** The objects of a kind in a namespace, or in all if it is empty. */
    synchronized List<ObjectNode> list(Resource resource, String namespace) {
        return all().entrySet().stream()
                .filter(entry -> entry.getKey().resource().equals(resource))
                .filter(entry ->
                        namespace.isEmpty() || entry.getKey().namespace().equals(namespace))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Creates or replaces an object. The object with its new version. */
    synchronized ObjectNode put(Key key, ObjectNode object) {
        ObjectNode stored = object.deepCopy();
        stored.withObject("/metadata").put("resourceVersion", String.valueOf(++version));
        Optional<ObjectNode> before = Optional.ofNullable(objects.put(key, stored));
        record(new Change(version, key, before, Optional.of(stored)));
        return stored;
    }

    synchronized void remove(Key key) {
        version++;
        Optional.ofNullable(objects.remove(key))
                .ifPresent(before -> record(new Change(version, key, Optional.of(before), Optional.empty())));
    }

    private void record(Change change) {
        history.add(change);
        watchers.forEach(watcher -> watcher.accept(change));
    }

    /** The version of the last change. */
    synchronized long version() {
        return version;
    }

    /** Tells the watcher what has changed since the version, and from now on what changes. */
    synchronized void watch(long since, Consumer<Change> watcher) {
        if (since < forgotten) {
            throw Refusal.expired(since, forgotten);
        }
        changesSince(since).forEach(watcher);
        watchers.add(watcher);
    }

    private Stream<Change> changesSince(long since) {
        return history.stream().filter(change -> change.version() > since);
    }

    synchronized void unwatch(Consumer<Change> watcher) {
        watchers.remove(watcher);
    }

    /** Nobody can watch from an earlier version than the current one any more. */
    synchronized void forgetHistory() {
        history.clear();
        forgotten = version;
    }
}
