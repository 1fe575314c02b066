package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running member reloads its configuration when a file that its own pod uses changes. */
class ReloadTest {

    /** The first round comes after the change, and there is no second one. */
    private static final String SLEEP = """
            [ ! -e FOLDER/round ] || exit 1
            : >FOLDER/round
            . FOLDER/change
            """;

    private static final String SIGNALS = """
            kill() {
              echo "$*" >>FOLDER/signals
            }
            """;

    @TempDir
    private Path folder;

    private ScriptedMember member;

    @BeforeEach
    void isAReplica() throws IOException {
        member = new ScriptedMember(folder);
        TemplateFiles.scripts("patroni/scripts", "patroni-api.sh", "passwords.sh")
                .forEach(member::write);
        TemplateFiles.scripts("patroni/scripts", "reload.sh").forEach((name, text) -> member.write(name, here(text)));
        member.program("sleep", SLEEP.replace("FOLDER", folder.toString()));
        member.program("curl", "exit 22");
        member.write("username", "postgres");
        member.write("password", "secret");
        Files.createDirectories(folder.resolve("config"));
        Files.createDirectories(folder.resolve("patroni"));
        Files.writeString(folder.resolve("config/patroni.yml"), "scope: orders\n");
        link("patroni.yml", "patroni.yml");
    }

    private static String here(String script) {
        return SIGNALS
                + script.replace("/etc/patroni/", "FOLDER/patroni/")
                        .replace("/tls/", "FOLDER/tls/")
                        .replace("/tmp/reload-alive", "FOLDER/alive");
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(
                folder.resolve("patroni").resolve(name),
                folder.resolve("config").resolve(target));
    }

    private boolean reloadsAfter(String change) throws IOException {
        Files.writeString(folder.resolve("change"), change.replace("FOLDER", folder.toString()));
        member.run("reload.sh");
        assertThat(folder.resolve("round")).exists();
        Path signals = folder.resolve("signals");
        return Files.exists(signals) && Files.readString(signals).equals("-HUP 1\n");
    }

    private void hasCertificate() throws IOException {
        Files.writeString(folder.resolve("config/require-tls.yml"), "pg_hba: [hostssl all all all md5]\n");
        link("70-require-tls.yml", "require-tls.yml");
    }

    @Test
    void nothingIsReadAgainWithoutAChange() throws IOException {
        hasCertificate();

        assertThat(reloadsAfter(":")).isFalse();
    }

    @Test
    void changedConfigurationIsReadAgain() throws IOException {
        assertThat(reloadsAfter("echo 'ttl: 20' >>FOLDER/config/patroni.yml")).isTrue();
    }

    @Test
    void changedLinesThatRequireEncryptionAreReadAgainByAMemberWithACertificate() throws IOException {
        hasCertificate();

        assertThat(reloadsAfter("echo '# narrower' >>FOLDER/config/require-tls.yml"))
                .isTrue();
    }

    @Test
    void memberWithACertificateStopsToRequireEncryptionWhenTlsIsSwitchedOff() throws IOException {
        hasCertificate();

        assertThat(reloadsAfter("rm FOLDER/config/require-tls.yml")).isTrue();
    }

    @Test
    void memberWithoutACertificateIgnoresThatTlsIsSwitchedOn() throws IOException {
        assertThat(reloadsAfter(
                        "echo 'pg_hba: []' >FOLDER/config/require-tls.yml; echo 'ssl: on' >FOLDER/config/tls.yml"))
                .isFalse();
    }
}
