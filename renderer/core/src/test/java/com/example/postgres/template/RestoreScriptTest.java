package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreScriptTest {

    private static final String WRONG = "0".repeat(64);
    private static final String RIGHT = "1".repeat(64);

    /** Fails with the wrong key, and corrects the Secret meanwhile. */
    private static final String WAL_G = """
            #!/bin/sh
            case $1 in
            backup-list)
              echo '[{"backup_name": "base_1", "finish_time": "2026-11-22T08:00:00Z", "finish_lsn": 16777216}]'
              ;;
            backup-fetch)
              echo "$3 $WALG_LIBSODIUM_KEY" >>FOLDER/fetched
              if [ "$WALG_LIBSODIUM_KEY" = RIGHT ]; then
                mkdir "$2"
              else
                echo RIGHT >FOLDER/secrets/encryption/WALG_LIBSODIUM_KEY
                exit 1
              fi
              ;;
            esac
            """;

    @TempDir
    private Path folder;

    @Test
    void correctedKeyIsTakenUpAtTheNextAttempt() throws Exception {
        TemplateFiles.scripts(
                        "backup/scripts",
                        "archive-environment.sh",
                        "archive-call.sh",
                        "restore-choice.py",
                        "restore.sh")
                .forEach((name, text) ->
                        write(name, text.replace("/tmp/", folder + "/tmp-").replace("/scripts/", folder + "/")));
        write("wal-g", WAL_G.replace("FOLDER", folder.toString()).replace("RIGHT", RIGHT));
        Files.setPosixFilePermissions(folder.resolve("wal-g"), PosixFilePermissions.fromString("rwx------"));
        write("settings", "WALG_S3_PREFIX=s3://bucket/archive\nARCHIVE_ENCRYPTION=libsodium\n");
        Files.createDirectories(folder.resolve("secrets/encryption"));
        write("secrets/encryption/WALG_LIBSODIUM_KEY", WRONG);

        assertThat(restore()).isZero();

        assertThat(folder.resolve("fetched")).hasContent("base_1 " + WRONG + "\nbase_1 " + RIGHT);
    }

    private int restore() throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("/bin/sh", folder.resolve("restore.sh").toString());
        Map<String, String> environment = builder.environment();
        environment.put("PATH", folder + ":" + environment.get("PATH"));
        environment.put("PGDATA", folder.resolve("data").toString());
        environment.put("RESTORE_SETTINGS", folder.resolve("settings").toString());
        environment.put("RESTORE_SECRETS", folder.resolve("secrets").toString());
        environment.put("RESTORE_PAUSES", "0 0");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        return process.waitFor();
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
