package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which passwords must be set, from what the database stores of them. */
class ChangedPasswordsTest {

    private static final int ITERATIONS = 4096;

    @TempDir
    private Path folder;

    @Test
    void aStoredPasswordIsNotSetAgain() throws Exception {
        assertThat(changed("app", "secret", scram("secret"))).isEmpty();
        assertThat(changed("app", "secret", md5("secret", "app"))).isEmpty();
    }

    @Test
    void anotherPasswordIsSet() throws Exception {
        assertThat(changed("app", "secret", scram("other"))).isEqualTo("app");
        assertThat(changed("app", "secret", md5("other", "app"))).isEqualTo("app");
        assertThat(changed("app", "secret", "null")).isEqualTo("app");
        assertThat(changed("app", "secret", "\"in clear\"")).isEqualTo("app");
    }

    @Test
    void aRoleThatDoesNotExistIsLeftOut() throws Exception {
        assertThat(changed("missing", "secret", "")).isEmpty();
    }

    @Test
    void namesAndPasswordsMayHaveBlanks() throws Exception {
        assertThat(changed("app role", " se cret ", scram(" se cret "))).isEmpty();
        assertThat(changed("app role", " se cret ", scram("secret"))).isEqualTo("app role");
    }

    @Test
    void passwordsAreComparedAsPostgresqlPreparesThem() throws Exception {
        // Half-width and soft hyphen: https://www.rfc-editor.org/rfc/rfc4013
        assertThat(changed("app", "\uff21\u00adb", scram("Ab"))).isEmpty();
        assertThat(changed("app", "p\u00e4ss", scram("p\u00e4ss"))).isEmpty();
    }

    /** The role whose password is to be set, or nothing. */
    private String changed(String role, String password, String stored) throws IOException, InterruptedException {
        ScriptFolder scripts = new ScriptFolder(folder).with("patroni/scripts", "changed-passwords.py");
        scripts.write("password", password + "\n");
        scripts.write("files", folder.resolve("password") + " " + role + "\n");
        scripts.write("stored", stored.isEmpty() ? "{}" : "{\"" + role + "\": " + stored + "}");
        ScriptFolder.Result result = scripts.run("sh", "-c", "python3 changed-passwords.py files <stored");
        assertThat(result.status()).as(result.output()).isZero();
        return result.output().strip().replace(folder.resolve("password") + " ", "");
    }

    private static String md5(String password, String role) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("MD5").digest((password + role).getBytes(StandardCharsets.UTF_8));
        return "\"md5" + HexFormat.of().formatHex(hash) + "\"";
    }

    /** As PostgreSQL stores it; the server key does not matter. https://www.rfc-editor.org/rfc/rfc5802 */
    private static String scram(String password) throws GeneralSecurityException {
        byte[] salt = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, 256))
                .getEncoded();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(salted, "HmacSHA256"));
        byte[] clientKey = mac.doFinal("Client Key".getBytes(StandardCharsets.US_ASCII));
        Base64.Encoder base64 = Base64.getEncoder();
        String storedKey =
                base64.encodeToString(MessageDigest.getInstance("SHA-256").digest(clientKey));
        return "\"SCRAM-SHA-256$" + ITERATIONS + ":" + base64.encodeToString(salt) + "$" + storedKey + ":c2VydmVy\"";
    }
}
