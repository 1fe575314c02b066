package com.example.postgres.cli.terminal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Information about one of many things.
 *
 * @param subject what it is about
 * @param message continues the line; notes with the same message are printed together
 */
public record Note(String subject, String message) {

    private static final int MAX_SINGLE = 3;

    /** One line per message; notes about few subjects remain single. */
    static List<String> lines(List<Note> notes) {
        Map<String, Set<String>> subjects = new LinkedHashMap<>();
        notes.forEach(note -> subjects.computeIfAbsent(note.message(), message -> new LinkedHashSet<>())
                .add(note.subject()));
        List<String> lines = new ArrayList<>();
        subjects.forEach((message, all) -> lines.addAll(lines(message, List.copyOf(all))));
        return lines;
    }

    private static List<String> lines(String message, List<String> subjects) {
        if (subjects.size() <= MAX_SINGLE) {
            return subjects.stream().map(subject -> subject + message).toList();
        }
        return List.of(subjects.get(0) + message + " (and " + (subjects.size() - 1) + " more: "
                + String.join(", ", subjects.subList(1, MAX_SINGLE)) + ", ...)");
    }
}
