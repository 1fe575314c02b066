package com.example.postgres.yaml;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Caches the printed blocks of long texts. All clusters have the same scripts, and checking every character of them
 * again was a fifth of the time for a fleet. Thread-safe; bounded, because users have long texts too.
 */
final class BlockCache {

    /** In characters. */
    private static final int MIN_LENGTH = 1000;

    private static final int MAX_ENTRIES = 200;

    private record Key(String text, String indent) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.indent.equals(indent) && key.text.equals(text);
        }

        @Override
        public int hashCode() {
            return 31 * text.hashCode() + indent.length();
        }
    }

    private final Map<Key, Optional<String>> blocks = new ConcurrentHashMap<>();

    /** The text as a block at the indentation, the last line break included; empty where a block would not keep it. */
    Optional<String> of(String text, String indent) {
        if (text.indexOf('\n') < 0) {
            return Optional.empty();
        }
        if (text.length() < MIN_LENGTH) {
            return block(text, indent);
        }
        Key key = new Key(text, indent);
        Optional<String> known = blocks.get(key);
        if (known == null) {
            known = block(text, indent);
            if (blocks.size() < MAX_ENTRIES) {
                blocks.put(key, known);
            }
        }
        return known;
    }

    private static Optional<String> block(String text, String indent) {
        if (!BlockText.isClean(text)) {
            return Optional.empty();
        }
        StringBuilder out = new StringBuilder(text.length() * 2);
        BlockText.append(out, text, indent);
        return Optional.of(out.toString());
    }
}
