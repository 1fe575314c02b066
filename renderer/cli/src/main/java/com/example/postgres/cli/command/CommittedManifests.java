package com.example.postgres.cli.command;

import com.example.postgres.cli.input.ClusterDocument;
import com.example.postgres.cli.input.Side;
import com.example.postgres.cli.input.SideSource;
import com.example.postgres.cli.input.SideTexts;
import com.example.postgres.cli.output.InventoryCheck;
import com.example.postgres.cli.terminal.Note;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.render.ClusterId;
import com.example.postgres.source.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Directories that {@code pgc render -d} wrote, and the specs of their clusters. Rendered is what an inventory lists; specs are
 * in the other files.
 *
 * @param rendered the files that the inventories list
 * @param specs the other files
 */
record CommittedManifests(SideTexts rendered, SideTexts specs) {

    /**
     * Reads both.
     *
     * @param directory whose subdirectories are read, too
     * @param specs where the specs are; empty if they are in the directory
     */
    static CommittedManifests read(Terminal terminal, SideSource directory, Optional<SideSource> specs) {
        SideTexts all = SideTexts.read(terminal, directory);
        Set<String> listed = InventoryCheck.listed(all.inventories());
        SideTexts others = specs.map(source -> SideTexts.read(terminal, source)).orElse(all);
        Optional<Violation> absence =
                all.inventories().isEmpty() && all.absence().isEmpty()
                        ? Optional.of(SideTexts.failure(
                                directory.argument(), "no .pgc.inventory: pgc render -d has written no manifests here"))
                        : all.absence();
        return new CommittedManifests(
                new SideTexts(
                        all.texts().stream()
                                .filter(text -> listed.contains(text.name()))
                                .toList(),
                        all.inventories(),
                        all.failures(),
                        absence),
                new SideTexts(
                        others.texts().stream()
                                .filter(text -> !listed.contains(text.name()))
                                .toList(),
                        List.of(),
                        specs.isPresent() ? others.failures() : List.of(),
                        specs.isPresent() ? others.absence() : Optional.empty()));
    }

    /**
     * The specs of the rendered clusters.
     *
     * @param before the rendered clusters
     * @param after all specs that were found
     * @param failures gets the rendered clusters that have no spec: they would seem to be deleted
     */
    static Side specs(Side before, Side after, List<Violation> failures) {
        List<Note> notes = new ArrayList<>();
        Map<ClusterId, ClusterDocument> specs = new TreeMap<>(after.specs());
        specs.keySet().retainAll(before.objects().keySet());
        before.objects().keySet().stream()
                .filter(cluster -> !specs.containsKey(cluster))
                .forEach(cluster -> failures.add(SideTexts.failure(
                        cluster.toString(), "has rendered manifests but no spec: name the directory of the specs")));
        after.specs().forEach((cluster, spec) -> {
            if (!specs.containsKey(cluster)) {
                notes.add(new Note(cluster.toString(), ": left out, it has not been rendered into the directory"));
            }
        });
        return new Side(specs, Map.of(), after.filled(), List.of(), notes);
    }
}
