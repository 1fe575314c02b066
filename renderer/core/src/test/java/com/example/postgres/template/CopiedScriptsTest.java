package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The init container of members runs again in the same pod, on the same volume, when its node has restarted. */
class CopiedScriptsTest {

    private static final String NOBODY = "65534";

    @TempDir
    private Path folder;

    @Test
    void aCopyThatIsThereIsReplaced() throws IOException, InterruptedException {
        Path source = directory("source");
        Path target = directory("target");
        Path script = source.resolve("start.sh");
        Files.writeString(script, "echo first");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("r-xr-xr-x"));
        String command = TemplateFiles.readAll()
                .getOrDefault("_partials/scripts-container", "")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("- cp "))
                .findFirst()
                .orElseThrow()
                .substring(2)
                .replace("/scripts-source/", source + "/")
                .replace("/scripts/", target + "/");

        assertThat(run(command)).isZero();
        Files.delete(script);
        Files.writeString(script, "echo second");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("r-xr-xr-x"));

        assertThat(run(command)).isZero();
        assertThat(target.resolve("start.sh")).hasContent("echo second");
    }

    private Path directory(String name) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path directory = Files.createDirectory(folder.resolve(name));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        return directory;
    }

    /** Not as root, who may write to every file; so does a member. */
    private static int run(String command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            words.addAll(List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"));
        }
        words.addAll(List.of("/bin/sh", "-c", command));
        return new ProcessBuilder(words).inheritIO().start().waitFor();
    }
}
