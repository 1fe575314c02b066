package com.example.postgres.cluster.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;

/** Figures that the documentation quotes: one line each, printed and collected in {@code target/measurements.txt}. */
public final class Measurements {

    private static final Path FILE = Path.of("target", "measurements.txt");

    private Measurements() {}

    /** Writes down a time in seconds. */
    public static void record(String name, Duration value) {
        record(name, String.format(Locale.ROOT, "%.1f s", value.toMillis() / 1000.0));
    }

    /** Writes down a value with its unit. */
    public static void record(String name, String value) {
        String line = "measured: " + name + " = " + value + "\n";
        System.out.print(line);
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
