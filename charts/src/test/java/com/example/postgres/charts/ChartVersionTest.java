package com.example.postgres.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The version of the project is written in a few files that Maven does not filter. */
class ChartVersionTest {

    @SuppressWarnings("unused") // by FieldSource
    static final List<HelmChart> CHARTS = HelmChart.ALL;

    private static final Path ROOT = HelmChart.MODULE.resolve("..");
    private static final Pattern PROJECT_VERSION =
            Pattern.compile("<artifactId>postgres-parent</artifactId>\\s*<version>(.+?)(-SNAPSHOT)?</version>");

    @ParameterizedTest
    @FieldSource("CHARTS")
    void theChartIsForTheVersionOfTheProject(HelmChart chart) throws IOException {
        String text = Files.readString(chart.folder().resolve("Chart.yaml"));

        assertThat(YamlReader.readTrusted("Chart.yaml", text).path("appVersion").asText())
                .isEqualTo(projectVersion());
    }

    @Test
    void theMakefileBuildsImagesOfTheVersionOfTheProject() throws IOException {
        assertThat(Files.readString(ROOT.resolve("Makefile"))).contains("\nVERSION ?= " + projectVersion() + "\n");
    }

    private static String projectVersion() throws IOException {
        Matcher version = PROJECT_VERSION.matcher(Files.readString(ROOT.resolve("pom.xml")));
        assertThat(version.find()).isTrue();
        return version.group(1);
    }
}
