package com.example.postgres.object;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The objects of one cluster without duplicates, in the order in which they are applied ({@link InstallOrder}).
 *
 * @param manifests ordered by kind, then name
 */
public record ManifestSet(List<Manifest> manifests) implements Iterable<Manifest> {

    /** Sorts the objects. Throws {@link ManifestException} when two have the same identity. */
    public ManifestSet {
        manifests = manifests.stream().sorted(InstallOrder.COMPARATOR).toList();
        Set<ManifestId> seen = new HashSet<>();
        for (Manifest manifest : manifests) {
            if (!seen.add(manifest.id())) {
                throw new ManifestException(manifest.id() + " is rendered twice");
            }
        }
    }

    /** The object of the kind and name. */
    public Optional<Manifest> find(String kind, String name) {
        return manifests.stream()
                .filter(manifest -> manifest.id().kind().equals(kind)
                        && manifest.id().name().equals(name))
                .findFirst();
    }

    @Override
    public Iterator<Manifest> iterator() {
        return manifests.iterator();
    }
}
