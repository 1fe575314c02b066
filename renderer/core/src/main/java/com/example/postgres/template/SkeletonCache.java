package com.example.postgres.template;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Parses each text that templates print once: without values there are few different ones. Thread-safe. */
final class SkeletonCache {

    /** Lists in specs make the number of texts unbounded; a few hundred cover most of a fleet. */
    private static final int MAX_SKELETONS = 500;

    private final Map<String, Skeleton> byText = new ConcurrentHashMap<>();

    Skeleton of(String templateName, String text) {
        Skeleton known = byText.get(text);
        if (known == null) {
            known = Skeleton.read(templateName, text);
            if (byText.size() < MAX_SKELETONS) {
                byText.put(text, known);
            }
        }
        return known;
    }
}
