package com.example.postgres.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Locale, time zone, default charset and the hash seeds that each Java machine draws do not reach the output. */
class OtherJavaMachineTest {

    @ParameterizedTest
    @CsvSource({
        "tr, TR, Pacific/Kiritimati, ISO-8859-1",
        "ar, EG, America/St_Johns,   UTF-8",
        "th, TH, Asia/Kathmandu,     US-ASCII"
    })
    void rendersTheSameBytes(String language, String country, String timeZone, String charset) throws Exception {
        GoldenCase full = GoldenCase.all().stream()
                .filter(golden -> golden.name().equals("golden/full"))
                .findFirst()
                .orElseThrow();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-Duser.timezone=" + timeZone,
                "-Dfile.encoding=" + charset,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                RenderProgram.class.getName(),
                full.cluster().toString(),
                full.cluster().resolveSibling("target.properties").toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        byte[] output = process.getInputStream().readAllBytes();

        assertThat(process.waitFor()).isZero();
        assertThat(new String(output, StandardCharsets.UTF_8))
                .isEqualTo(new String(RenderProgram.render(full.cluster(), full.target()), StandardCharsets.UTF_8));
    }
}
