package com.example.postgres.cli.output;

import com.example.postgres.change.GuardedField;
import com.example.postgres.change.GuardedValues;
import com.example.postgres.cli.terminal.CommandException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The inventory as a file in the format of {@code sha256sum}, with comments. Conflict markers of a Git merge are ignored:
 * both sides count.
 */
final class InventoryText {

    static final String FILE_NAME = ".pgc.inventory";

    private static final String HEADER = "# pgc inventory 1: the files that pgc render -d wrote here";
    private static final String VERSION = "# pgc inventory 1";
    private static final String LAYOUT = "# layout: ";
    private static final String CLUSTER = "# cluster: ";
    private static final String GUARDED = "# guarded: ";
    private static final String INTENDED = "# unfinished: run the same command again";
    static final String SEPARATOR = "  ";
    private static final int HASH_LENGTH = 64;

    private InventoryText() {}

    static byte[] write(Inventory inventory) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        inventory
                .layout()
                .ifPresent(layout -> text.append(LAYOUT).append(layout.label()).append('\n'));
        inventory.clusters().forEach((cluster, guarded) -> {
            text.append(CLUSTER).append(cluster).append('\n');
            append(text, cluster, guarded);
        });
        append(text, inventory.owned());
        if (inventory.isPending()) {
            text.append(INTENDED).append('\n');
            append(text, inventory.intended());
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The inventory of the directory; empty if it has none. Throws if this version cannot read it. */
    static Inventory read(String directoryName, Optional<byte[]> content) {
        return content.map(text -> read(directoryName + "/" + FILE_NAME, text)).orElse(Inventory.EMPTY);
    }

    private static Inventory read(String name, byte[] content) {
        SortedMap<String, SortedSet<ContentHash>> owned = new TreeMap<>();
        SortedMap<String, SortedSet<ContentHash>> intended = new TreeMap<>();
        SortedMap<String, SortedSet<ContentHash>> section = owned;
        Optional<DirectoryLayout> layout = Optional.empty();
        SortedMap<String, GuardedValues> clusters = new TreeMap<>();
        boolean versionSeen = false;
        for (String line : new String(content, StandardCharsets.UTF_8).lines().toList()) {
            if (line.startsWith(VERSION + ":")) {
                versionSeen = true;
            } else if (line.startsWith(LAYOUT)) {
                layout = Optional.of(layout(name, line));
            } else if (line.startsWith(CLUSTER)) {
                clusters.merge(line.substring(CLUSTER.length()), GuardedValues.UNKNOWN, GuardedValues::and);
            } else if (line.startsWith(GUARDED)) {
                Guarded guarded = Guarded.parse(name, line);
                clusters.merge(guarded.cluster(), guarded.values(), GuardedValues::and);
            } else if (line.equals(INTENDED)) {
                section = intended;
            } else if (!line.startsWith("#") && !isConflictMarker(line)) {
                Entry entry = Entry.parse(name, line);
                section.computeIfAbsent(entry.path(), path -> new TreeSet<>()).add(entry.hash());
            }
        }
        if (!versionSeen) {
            throw unreadable(name, "it does not begin with \"" + VERSION + "\"");
        }
        return new Inventory(layout, clusters, owned, intended);
    }

    private static DirectoryLayout layout(String name, String line) {
        return Arrays.stream(DirectoryLayout.values())
                .filter(layout -> line.equals(LAYOUT + layout.label()))
                .findFirst()
                .orElseThrow(() -> unreadable(name, "invalid line \"" + line + "\""));
    }

    private record Guarded(String cluster, GuardedValues values) {

        /** {@code <namespace>/<cluster> <field>=<value>}. */
        private static final Pattern FORM = Pattern.compile(Pattern.quote(GUARDED) + "([^ ]+) ([^ =]+)=(.*)");

        static Guarded parse(String name, String line) {
            Matcher matcher = FORM.matcher(line);
            return Optional.of(matcher)
                    .filter(Matcher::matches)
                    .flatMap(found -> field(found.group(2)))
                    .filter(field -> field.accepts(matcher.group(3)))
                    .map(field -> new Guarded(matcher.group(1), GuardedValues.UNKNOWN.with(field, matcher.group(3))))
                    .orElseThrow(() -> unreadable(name, "invalid line \"" + line + "\""));
        }

        private static Optional<GuardedField> field(String path) {
            return Arrays.stream(GuardedField.values())
                    .filter(field -> field.path().equals(path))
                    .findFirst();
        }
    }

    private record Entry(String path, ContentHash hash) {

        static Entry parse(String name, String line) {
            int pathStart = HASH_LENGTH + SEPARATOR.length();
            if (line.length() <= pathStart
                    || !ContentHash.isHash(line.substring(0, HASH_LENGTH))
                    || !line.startsWith(SEPARATOR, HASH_LENGTH)) {
                throw unreadable(name, "invalid line \"" + line + "\"");
            }
            String path = line.substring(pathStart);
            if (!RelativePath.isSafe(path)) {
                throw unreadable(name, "invalid path \"" + path + "\"");
            }
            return new Entry(path, new ContentHash(line.substring(0, HASH_LENGTH)));
        }
    }

    private static void append(StringBuilder text, String cluster, GuardedValues guarded) {
        guarded.byField()
                .forEach((field, values) -> values.forEach(value -> text.append(GUARDED)
                        .append(cluster)
                        .append(' ')
                        .append(field.path())
                        .append('=')
                        .append(value)
                        .append('\n')));
    }

    private static void append(StringBuilder text, Map<String, ? extends Set<ContentHash>> files) {
        files.forEach((path, hashes) -> hashes.forEach(
                hash -> text.append(hash.hex()).append(SEPARATOR).append(path).append('\n')));
    }

    private static boolean isConflictMarker(String line) {
        return line.startsWith("<<<<<<<")
                || line.startsWith("=======")
                || line.startsWith(">>>>>>>")
                || line.startsWith("|||||||");
    }

    private static CommandException unreadable(String name, String why) {
        return CommandException.io(
                name + " is not an inventory that this version of pgc can read: " + why,
                "restore it from Git, or remove it together with the files that pgc wrote");
    }
}
