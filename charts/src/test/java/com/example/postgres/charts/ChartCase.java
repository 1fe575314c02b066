package com.example.postgres.charts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Values of a chart, and what they render to: {@code src/test/golden/CHART/CASE.values.yaml} and {@code CASE.expected.yaml}. */
record ChartCase(HelmChart chart, String name) {

    private static final Path FOLDER = HelmChart.MODULE.resolve("src/test/golden");
    private static final String VALUES = ".values.yaml";
    private static final String EXPECTED = ".expected.yaml";

    static List<ChartCase> all() {
        return HelmChart.ALL.stream().flatMap(chart -> of(chart).stream()).toList();
    }

    static List<ChartCase> of(HelmChart chart) {
        List<ChartCase> cases = new ArrayList<>();
        for (String file : files(chart)) {
            if (file.endsWith(VALUES)) {
                cases.add(new ChartCase(chart, file.substring(0, file.length() - VALUES.length())));
            }
        }
        return cases;
    }

    /** Names of all files of the cases of a chart. */
    static List<String> files(HelmChart chart) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(chart.name()))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Path values() {
        return FOLDER.resolve(chart.name()).resolve(name + VALUES);
    }

    Path expected() {
        return FOLDER.resolve(chart.name()).resolve(expectedName());
    }

    String expectedName() {
        return name + EXPECTED;
    }

    String rendered() {
        return chart.template(values());
    }

    @Override
    public String toString() {
        return chart.name() + "/" + name;
    }
}
