package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.target.ImageProfile;
import com.example.postgres.target.ImageProfile.MinimumVersion;
import com.example.postgres.target.ImageRole;
import com.example.postgres.target.ImageTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An image with older programs than expected is a warning in the log, once, and nothing else. */
class ImageVersionTest {

    private static final Pattern EXPECTED = Pattern.compile("image_expect (\\S+) .* ([0-9.]+)$", Pattern.MULTILINE);

    @ParameterizedTest
    @CsvSource({
        "4.1.3, true",
        "4.1, true",
        "3.9.9, true",
        "4.1.4, false",
        "4.1.10, false",
        "4.2, false",
        "10.0.0, false",
        "devel, false",
        "'', false"
    })
    void versionsAreComparedByNumber(String version, boolean warned, @TempDir Path folder) throws Exception {
        ScriptFolder.Result result = new ScriptFolder(folder)
                .with("patroni/scripts", "image-version.sh")
                .run("sh", "-euc", ". ./image-version.sh; image_expect Patroni '" + version + "' 4.1.4");

        assertThat(result.status()).isZero();
        assertThat(result.output())
                .isEqualTo(
                        warned
                                ? "start: the image holds Patroni " + version
                                        + ", older than 4.1.4: pgc images lists what does not work\n"
                                : "");
    }

    @Test
    void membersWarnOfAnOldPatroniAndAnOldWalG(@TempDir Path folder) throws IOException {
        assertThat(check("4.1.1", "wal-g version v3.0.7\t7a87b2c\t2025.05.06\tPostgreSQL", true, folder))
                .containsExactly(
                        "start: the image holds Patroni 4.1.1, older than 4.1.4: pgc images lists what does not work",
                        "start: the image holds WAL-G 3.0.7, older than 3.0.9: pgc images lists what does not work");
    }

    @Test
    void withoutAnArchiveWalGDoesNotMatter(@TempDir Path folder) throws IOException {
        assertThat(check("4.1.5", "wal-g version v3.0.7", false, folder)).isEmpty();
    }

    @Test
    void theScriptsExpectTheNewestVersionsOfTheTable() {
        Map<String, String> expected = new TreeMap<>();
        TemplateFiles.scripts()
                .values()
                .forEach(script -> EXPECTED.matcher(script)
                        .results()
                        .forEach(match -> expected.put(match.group(1), match.group(2))));
        Map<String, String> newest = new TreeMap<>();
        Arrays.stream(ImageRole.values())
                .map(ImageTable::profile)
                .map(ImageProfile::versions)
                .forEach(
                        versions -> versions.forEach((MinimumVersion one) -> newest.put(one.program(), one.version())));

        assertThat(expected).isEqualTo(newest).isNotEmpty();
    }

    private static List<String> check(String patroni, String walg, boolean isArchived, Path folder) throws IOException {
        ScriptedMember member = new ScriptedMember(folder);
        TemplateFiles.scripts("patroni/scripts", "patroni-api.sh", "image-version.sh", "check-image.sh")
                .forEach(member::write);
        member.program(
                "curl",
                "echo '{\"state\": \"running\", \"patroni\": {\"version\": \"" + patroni
                        + "\", \"scope\": \"orders\", \"name\": \"orders-1\"}}'");
        member.program("wal-g", "echo '" + walg + "'");
        if (isArchived) {
            member.write("config/archive.env", "");
        }
        assertThat(member.run("check-image.sh")).isZero();
        return Files.readAllLines(folder.resolve("log"));
    }
}
