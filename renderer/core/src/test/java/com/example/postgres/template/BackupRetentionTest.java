package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many full backups stay. */
class BackupRetentionTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        // as many as the count, however old
        "10, 3, '', 3",
        "10, 3, 2, 3",
        // those of the days, and the one before them
        "10, 3, 5, 6",
        "10, 1, 1, 2",
        // all there are
        "10, 3, 30, 10",
        "1, 1, 1, 1",
    })
    void keepsTheCountAndWhatTheDaysNeed(int daily, String count, String days, String kept) throws Exception {
        // The newest one is an hour old.
        String full = IntStream.range(0, daily)
                .mapToObj(day -> backup("base_" + day, Duration.ofDays(day).plusHours(1)))
                .collect(Collectors.joining(","));
        String delta = backup("base_0_D_1", Duration.ofMinutes(1));

        assertThat(kept("[" + delta + "," + full + "]", count, days)).isEqualTo(kept);
    }

    @Test
    void pausedBackupsAreNotLostAfterTheDays() throws Exception {
        String old = backup("base_1", Duration.ofDays(90)) + "," + backup("base_2", Duration.ofDays(80));

        assertThat(kept("[" + old + "]", "7", "30")).isEqualTo("7");
        assertThat(kept("[" + old + "]", "1", "30")).isEqualTo("1");
    }

    @Test
    void aListThatCannotBeReadIsAFailure() throws Exception {
        ScriptFolder scripts = new ScriptFolder(folder).with("backup/scripts", "backup-retention.py");
        scripts.write("list", "");

        assertThat(scripts.python("backup-retention.py", "list", "3", "").status())
                .isNotZero();
    }

    private String kept(String list, String count, String days) throws Exception {
        ScriptFolder scripts = new ScriptFolder(folder).with("backup/scripts", "backup-retention.py");
        scripts.write("list", list);
        return scripts.python("backup-retention.py", "list", count, days)
                .output()
                .strip();
    }

    private static String backup(String name, Duration age) {
        return "{\"backup_name\": \"%s\", \"finish_time\": \"%s\"}"
                .formatted(name, Instant.now().minus(age));
    }
}
