package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartScriptTest {

    private static final int SIGTERM = 15;

    /** The kernel does not deliver to the first process of a container what it does not catch. */
    @Test
    void scriptCatchesTheSignalThatStopsThePodBeforePatroniDoes(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/self/status")), "no /proc");
        Path postgres = folder.resolve("postgres");
        Files.writeString(postgres, "#!/bin/sh\necho called >&2\nexec sleep 60\n");
        Files.setPosixFilePermissions(postgres, PosixFilePermissions.fromString("rwx------"));
        Path script = folder.resolve("start.sh");
        Files.writeString(
                script,
                TemplateFiles.scripts("patroni/scripts", "start.sh")
                        .values()
                        .iterator()
                        .next());
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", script.toString());
        builder.environment().put("POSTGRES_BIN", folder.toString());
        builder.environment().put("POSTGRES_VERSION", "18.6");
        Process start = builder.start();
        try {
            assertThat(start.getErrorStream().read()).isEqualTo('c');

            assertThat(caught(start.pid()).testBit(SIGTERM - 1)).isTrue();
        } finally {
            start.descendants().forEach(ProcessHandle::destroy);
            start.destroyForcibly();
        }
    }

    /** See https://man7.org/linux/man-pages/man5/proc_pid_status.5.html. */
    private static BigInteger caught(long pid) throws Exception {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("SigCgt:"))
                .map(line -> new BigInteger(line.substring("SigCgt:".length()).strip(), 16))
                .findFirst()
                .orElseThrow();
    }
}
