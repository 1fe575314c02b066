package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to the clients of the pooler when the role of their member changes. */
class OnRoleChangeTest {

    /** A pooler that closes databases and opens them again, and does not answer while the file {@code away} says so. */
    private static final String PSQL = """
            attempts=$(cat FOLDER/away 2>/dev/null || echo 0)
            case "$*" in
            *SHOW*)
              [ "$attempts" = 0 ] || { echo "connection refused" >&2; exit 2; }
              printf 'shop/localhost\\npgbouncer/localhost\\n'
              ;;
            *)
              commands=$(cat)
              case $commands in
              RESUME*)
                [ "$attempts" = 0 ] || { echo $((attempts - 1)) >FOLDER/away; echo "connection refused" >&2; exit 2; }
                ;;
              esac
              echo "$commands" >>FOLDER/commands
              ;;
            esac
            """;

    @TempDir
    private Path folder;

    private ScriptedMember member;

    @BeforeEach
    void makesAMemberWithAPooler() {
        member = new ScriptedMember(folder);
        member.write("password", "secret");
        member.write("passwords.sh", """
                is_primary() { echo asked >>FOLDER/asked && [ "$(wc -l <FOLDER/asked)" -gt 2 ]; }
                set_passwords() { echo PASSWORDS >>FOLDER/commands; }
                """);
        changeTo("replica");
        member.program("psql", PSQL.replace("FOLDER", folder.toString()));
        member.program("sleep", "exit 0");
    }

    private void changeTo(String role) {
        TemplateFiles.scripts("pooler/scripts", "on-role-change.sh")
                .forEach((name, text) -> member.write(name, "set -- on_role_change " + role + " orders\n" + text));
    }

    @Test
    void aPrimaryHasThePasswordsBeforeClientsAreLetIn() throws IOException {
        changeTo("primary");

        assertThat(member.run("on-role-change.sh")).isZero();

        assertThat(folder.resolve("commands")).hasContent("KILL \"shop\";\nPASSWORDS\nRESUME \"shop\";\n");
    }

    @Test
    void clientsAreLetInAlsoWhenNoPasswordCanBeSet() throws IOException {
        changeTo("primary");
        member.write("passwords.sh", "is_primary() { return 1; }\n");

        assertThat(member.run("on-role-change.sh")).isZero();

        assertThat(folder.resolve("commands")).hasContent("KILL \"shop\";\nRESUME \"shop\";\n");
        assertThat(folder.resolve("log")).content().contains("are not set yet");
    }

    @Test
    void everybodyIsDroppedTwiceAndLetInAgain() throws IOException {
        assertThat(member.run("on-role-change.sh")).isZero();

        assertThat(folder.resolve("commands")).hasContent("KILL \"shop\";\nKILL \"shop\";\nRESUME \"shop\";\n");
        assertThat(folder.resolve("pooler-killed")).doesNotExist();
    }

    @Test
    void databasesAreOpenedOnceThePoolerAnswersAgain() throws IOException {
        member.write("pooler-killed", "shop\n");
        member.write("away", "3");

        assertThat(member.run("on-role-change.sh")).isZero();

        assertThat(Files.readString(folder.resolve("commands"))).endsWith("RESUME \"shop\";\n");
        assertThat(folder.resolve("pooler-killed")).doesNotExist();
    }

    @Test
    void whatIsStillClosedIsKeptForTheNextChange() throws IOException {
        member.write("pooler-killed", "shop\n");
        member.write("away", "99");

        assertThat(member.run("on-role-change.sh")).isEqualTo(1);

        assertThat(folder.resolve("pooler-killed")).hasContent("shop\n");
        assertThat(folder.resolve("log")).content().contains("does not answer");
    }
}
