package com.example.postgres.plan.impact;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.FieldPath.Field;
import com.example.postgres.source.FieldPath.Index;
import com.example.postgres.source.FieldPath.Item;
import com.example.postgres.source.FieldPath.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths in an object, written as a path is printed: {@code spec.template.spec.containers[name=postgres].image}. {@code *} is
 * any one step, and {@code **} at the end is this value and everything below it.
 */
final class PathPattern {

    private static final Pattern STEP = Pattern.compile("\\[([^\\]]+)\\]|([^.\\[\\]]+)");
    private static final String ANY = "*";
    private static final String EVERYTHING_BELOW = "**";

    private final String text;
    private final List<String> steps;
    private final boolean isOpen;

    private PathPattern(String text, List<String> steps, boolean isOpen) {
        this.text = text;
        this.steps = List.copyOf(steps);
        this.isOpen = isOpen;
    }

    static PathPattern of(String text) {
        List<String> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(text);
        while (matcher.find()) {
            steps.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        boolean isOpen = !steps.isEmpty() && steps.get(steps.size() - 1).equals(EVERYTHING_BELOW);
        return new PathPattern(text, isOpen ? steps.subList(0, steps.size() - 1) : steps, isOpen);
    }

    boolean matches(FieldPath path) {
        List<Segment> segments = path.segments();
        boolean hasLength = isOpen ? segments.size() >= steps.size() : segments.size() == steps.size();
        if (!hasLength) {
            return false;
        }
        for (int i = 0; i < steps.size(); i++) {
            if (!steps.get(i).equals(ANY) && !steps.get(i).equals(name(segments.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private static String name(Segment segment) {
        if (segment instanceof Field field) {
            return field.name();
        }
        return segment instanceof Item item ? item.key() : String.valueOf(((Index) segment).index());
    }

    @Override
    public String toString() {
        return text;
    }
}
