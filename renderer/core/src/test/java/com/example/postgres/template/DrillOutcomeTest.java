package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.template.ScriptFolder.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a restore drill counts as green, and what is told of it. */
class DrillOutcomeTest {

    @TempDir
    private Path folder;

    private ScriptFolder scripts;

    @BeforeEach
    void extractsScripts() {
        scripts = new ScriptFolder(folder)
                .with("backup/scripts", "outcome.py", "wal_segments.py")
                .with("verify/scripts", "verify-log.py", "verify-outcome.py");
    }

    @Test
    void drillIsRedWhenTheLogEndsBeforeTheArchiveDoes() throws Exception {
        Path log = Files.createDirectories(folder.resolve("data/pg_wal"));
        Files.write(log.resolve("000000020000000000000005"), new byte[16 << 20]);
        scripts.write("data/pg_wal/00000002.history", "1\t0/4000000\tno recovery target specified\n");
        String archived = "obj  1 date 00000001000000000000000%s.lz4 \nobj  1 date 00000002.history.lz4 \n";

        scripts.write("archived", archived.formatted("4"));
        assertThat(scripts.python("verify-log.py", "archived", "data").status()).isZero();
        scripts.write("archived", archived.formatted("5"));
        assertThat(scripts.python("verify-log.py", "archived", "data").output())
                .contains("ended in segment 4 of timeline 1", "continues to segment 5 of timeline 1");
    }

    @Test
    void drillSaysWhichBackupIsProven() throws Exception {
        scripts.write("backup", "base_3\n");
        scripts.write("databases", "3|23000000|2026-11-22T10:00:00Z\n");

        Result result = scripts.python("verify-outcome.py", ".", "1795400000", "");

        assertThat(result.status()).isZero();
        assertThat(folder.resolve("outcome"))
                .content()
                .contains("\"Succeeded\"", "\"base_3\"", "\"bytes\": 23000000", "\"lastTransaction\": \"2026");
        assertThat(folder.resolve("patch")).content().contains("last-successful-verify", "\"base_3\"");
    }

    @Test
    void drillThatFailsKeepsTheTimeOfTheLastSuccess() throws Exception {
        Result result = scripts.python("verify-outcome.py", ".", "1795400000", "pg_amcheck found damage");

        assertThat(result.status()).isEqualTo(1);
        assertThat(folder.resolve("patch"))
                .content()
                .contains("\"postgres.example.com/verify-failure\": \"pg_amcheck found damage\"")
                .doesNotContain("last-successful-verify");
    }
}
