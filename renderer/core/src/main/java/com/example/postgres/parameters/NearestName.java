package com.example.postgres.parameters;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known name a misspelt one was meant to be. */
public final class NearestName {

    private static final int LONGEST_COMPARED = 64;

    private NearestName() {}

    /**
     * The known name that takes the fewest insertions, deletions, replacements and swaps of neighbours, without regard
     * to case; empty when even that takes more than a third of the letters. The first of equals wins.
     */
    public static Optional<String> of(String misspelt, Collection<String> known) {
        if (misspelt.isEmpty() || misspelt.length() > LONGEST_COMPARED) {
            return Optional.empty();
        }
        String word = misspelt.toLowerCase(Locale.ROOT);
        int best = Math.max(1, word.length() / 3) + 1;
        String nearest = "";
        for (String name : known) {
            if (Math.abs(name.length() - word.length()) < best) {
                int distance = distance(word, name.toLowerCase(Locale.ROOT));
                if (distance < best) {
                    best = distance;
                    nearest = name;
                }
            }
        }
        return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
    }

    /** The optimal string alignment distance. */
    private static int distance(String left, String right) {
        int[][] steps = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                int replaced = steps[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                steps[i][j] = Math.min(replaced, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
                if (isSwapped(left, i, right, j)) {
                    steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
                }
            }
        }
        return steps[left.length()][right.length()];
    }

    private static boolean isSwapped(String left, int i, String right, int j) {
        return i > 1 && j > 1 && left.charAt(i - 1) == right.charAt(j - 2) && left.charAt(i - 2) == right.charAt(j - 1);
    }
}
