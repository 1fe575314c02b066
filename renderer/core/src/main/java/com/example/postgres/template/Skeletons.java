package com.example.postgres.template;

import com.example.postgres.yaml.Skeleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The documents that templates wrote, each parsed once: without values there are few of them. */
final class Skeletons {

    /** Lists of users make the shapes of clusters countless; a few hundred are most of any fleet. */
    private static final int MOST_KEPT = 500;

    private final Map<String, Skeleton> byText = new ConcurrentHashMap<>();

    Skeleton of(String templateName, String text) {
        Skeleton known = byText.get(text);
        if (known == null) {
            known = Skeleton.read(templateName, text);
            if (byText.size() < MOST_KEPT) {
                byText.put(text, known);
            }
        }
        return known;
    }
}
