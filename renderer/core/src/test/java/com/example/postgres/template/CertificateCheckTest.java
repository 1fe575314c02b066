package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What check-certificate.py says about the certificates that a user mounts. */
class CertificateCheckTest {

    private static final String MEMBER = "orders-0.orders-headless.demo.svc";

    private record Result(int status, String output) {}

    @TempDir
    private Path folder;

    @BeforeEach
    void mountsCertificates() throws IOException {
        Files.writeString(
                folder.resolve("check.py"),
                TemplateFiles.scripts("tls/scripts", "check-certificate.py").get("check-certificate.py"));
        mount("tls.crt", "server.crt");
        mount("tls.key", "server.key");
        mount("ca.crt", "ca.crt");
    }

    @Test
    void saysNothingAboutAPairOfTheAuthority() throws Exception {
        assertThat(check(MEMBER)).isEqualTo(new Result(0, ""));
    }

    @Test
    void isContentWithoutAnAuthority() throws Exception {
        Files.delete(folder.resolve("ca.crt"));

        assertThat(check(MEMBER)).isEqualTo(new Result(0, ""));
    }

    @Test
    void refusesAKeyThatDoesNotBelongToTheCertificate() throws Exception {
        mount("tls.key", "other.key");

        assertThat(check(MEMBER))
                .isEqualTo(new Result(1, "tls: tls.key does not belong to tls.crt; fix the Secrets of spec.tls\n"));
    }

    @Test
    void refusesWhatIsNoCertificate() throws Exception {
        Files.writeString(folder.resolve("tls.crt"), "garbage\n");

        assertRefused("tls: tls.crt does not contain a PEM certificate");
    }

    @Test
    void refusesWhatIsNoKey() throws Exception {
        Files.writeString(folder.resolve("tls.key"), "garbage\n");

        assertRefused("tls: tls.key does not contain a PEM private key");
    }

    @Test
    void refusesAKeyWithAPassphrase() throws Exception {
        mount("tls.key", "encrypted.key");

        assertRefused("tls: tls.key is encrypted with a passphrase");
    }

    @Test
    void refusesAnAuthorityThatIsNoCertificate() throws Exception {
        Files.writeString(folder.resolve("ca.crt"), "garbage\n");

        assertRefused("tls: ca.crt does not contain a PEM certificate");
    }

    @Test
    void warnsOfAnExpiredCertificateAndLetsItPass() throws Exception {
        mount("tls.crt", "expired.crt");

        assertWarned(check(MEMBER), "certificate has expired");
    }

    @Test
    void warnsOfAnAuthorityThatDidNotSignTheCertificate() throws Exception {
        mount("ca.crt", "other-ca.crt");

        assertWarned(check(MEMBER), "unable to get local issuer certificate");
    }

    @Test
    void warnsOfACertificateWithoutTheNamesOfTheMembers() throws Exception {
        assertWarned(check("orders-0.orders-headless.production.svc"), "Hostname mismatch");
    }

    private void assertRefused(String message) throws Exception {
        Result result = check(MEMBER);
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output()).startsWith(message).endsWith("; fix the Secrets of spec.tls\n");
        assertThat(result.output().lines()).hasSize(1);
    }

    private static void assertWarned(Result result, String reason) {
        assertThat(result.status()).isZero();
        assertThat(result.output())
                .startsWith("tls: members refuse each other's connections: " + reason)
                .endsWith("; fix the Secrets of spec.tls\n");
    }

    private Result check(String host) throws Exception {
        Assumptions.assumeTrue(run("sh", "-c", "command -v python3").status() == 0, "there is no python3");
        return run("python3", "check.py", ".", host);
    }

    private Result run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private void mount(String name, String resource) throws IOException {
        try (InputStream stream = CertificateCheckTest.class.getResourceAsStream("certificates/" + resource)) {
            Files.write(folder.resolve(name), Objects.requireNonNull(stream).readAllBytes());
        }
    }
}
