package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code pgc} in a checkout of its own, with a {@code java} and an {@code mvn} that only record their calls. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {

    private static final String JAVA = """
        #!/bin/sh
        case $1 in
          -version) [ -z "$FAKE_JAVA_VERSION" ] || echo "openjdk version \\"$FAKE_JAVA_VERSION\\"" >&2; exit ;;
          -XX:DumpLoadedClassList=*) : >"${1#*=}"; exit ;;
          -Xshare:dump)
            [ -z "$FAKE_DUMP_FAILS" ] || { echo failed dump >>"$FAKE_LOG"; exit 1; }
            for argument; do
              case $argument in
                -XX:SharedClassListFile=*) [ -f "${argument#*=}" ] || exit 1 ;;
                -XX:SharedArchiveFile=*) echo archive >>"$FAKE_LOG"; echo classes >"${argument#*=}" ;;
              esac
            done
            exit
            ;;
        esac
        for argument; do echo "<$argument>"; done
        cat
        exit "${FAKE_CODE:-3}"
        """;
    private static final String MVN = """
        #!/bin/sh
        echo build >>"$FAKE_LOG"
        echo progress
        sleep "${FAKE_BUILD_SECONDS:-0}"
        [ "$FAKE_MVN" = works ] || exit 1
        mkdir -p "$FAKE_HOME/renderer/cli/target" "$FAKE_HOME/templates/target"
        cp "$FAKE_HOME/renderer/cli/src/main/launcher/pgc" "$FAKE_HOME/renderer/cli/target/pgc"
        touch "$FAKE_HOME/renderer/cli/target/pgc.jar"
        """;

    private static final Path LAUNCHER = Path.of("src/main/launcher/pgc");

    @TempDir
    private Path temporary;

    private Path home;

    @BeforeEach
    void makeCheckout() throws IOException {
        home = temporary.resolve("a checkout");
        for (String folder : List.of(
                "templates",
                "charts/postgres-operator/crds",
                "renderer/core/src/main",
                "renderer/proof/src/main",
                "renderer/plan/src/main",
                "renderer/cli/src/main/launcher")) {
            Files.createDirectories(home.resolve(folder));
        }
        for (String file : List.of(
                "pom.xml",
                "renderer/pom.xml",
                "renderer/core/pom.xml",
                "renderer/proof/pom.xml",
                "renderer/plan/pom.xml",
                "renderer/cli/pom.xml",
                "renderer/cli/src/main/A.java")) {
            Files.createFile(home.resolve(file));
        }
        Files.copy(Path.of("../../pgc"), home.resolve("pgc"));
        Files.copy(LAUNCHER, home.resolve("renderer/cli").resolve(LAUNCHER));
        executable("bin/java", JAVA);
        executable("bin/mvn", MVN);
    }

    @Test
    void warmUpSpecRendersWithoutWarnings() throws IOException {
        String script = Files.readString(LAUNCHER);
        int start = script.indexOf("apiVersion:");
        Specs.write(temporary, "warm-up.yaml", script.substring(start, script.indexOf("\nEOF\n", start) + 1));

        Run run = Run.in(temporary, "validate", "warm-up.yaml", "--strict");

        assertThat(run.code()).describedAs(run.err()).isZero();
    }

    private void executable(String name, String text) throws IOException {
        Specs.write(temporary, name, text);
        assertThat(temporary.resolve(name).toFile().setExecutable(true)).isTrue();
    }

    private ProcessBuilder builder(Path script, Map<String, String> more, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(script.toString());
        builder.command().addAll(List.of(arguments));
        builder.directory(temporary.toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("PATH", temporary.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().put("FAKE_JAVA_VERSION", "17.0.1");
        builder.environment().put("FAKE_MVN", "works");
        builder.environment().put("FAKE_HOME", home.toString());
        builder.environment().put("FAKE_LOG", temporary.resolve("log").toString());
        builder.environment().putAll(more);
        return builder;
    }

    private Run pgc(Path script, Map<String, String> more, String... arguments) throws Exception {
        Specs.write(temporary, "in", "the input");
        Process process = builder(script, more, arguments)
                .redirectInput(temporary.resolve("in").toFile())
                .redirectError(temporary.resolve("err").toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), out, Specs.read(temporary, "err"));
    }

    private Run pgc(String... arguments) throws Exception {
        return pgc(home.resolve("pgc"), Map.of(), arguments);
    }

    private String log() {
        return Files.exists(temporary.resolve("log")) ? Specs.read(temporary, "log") : "";
    }

    @Test
    void buildsOnFirstUseAndPassesEverythingThrough() throws Exception {
        Run run = pgc("render", "a b", "*", "-");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).endsWith("pgc.jar>\n<render>\n<a b>\n<*>\n<->\nthe input");
        assertThat(run.err()).startsWith("pgc: building from the sources").contains("progress");
        assertThat(log()).isEqualTo("build\narchive\n");
        assertThat(home.resolve("renderer/cli/target")).isDirectoryNotContaining("glob:**warm-up*");
    }

    @Test
    void buildsNothingWhenNothingChanged() throws Exception {
        pgc("version");

        Run run = pgc("version");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("<-XX:SharedArchiveFile=" + home.toRealPath() + "/renderer/cli/target/pgc.jsa>");
        assertThat(log()).isEqualTo("build\narchive\n");
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        pgc("version");
        Path source = home.resolve("renderer/cli/src/main/A.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(pgc(home.resolve("pgc"), Map.of("PGC_NO_BUILD", "1"), "version")
                        .err())
                .isEmpty();
        assertThat(pgc("version").err()).contains("building");

        assertThat(log()).isEqualTo("build\narchive\nbuild\narchive\n");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
    void onlyOneOfManyProcessesBuildsAndTheOthersWait(boolean hasFlock) throws Exception {
        String path = temporary.resolve("bin") + ":" + (hasFlock ? "/usr/bin:/bin" : programsWithoutFlock());
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            processes.add(builder(home.resolve("pgc"), Map.of("FAKE_BUILD_SECONDS", "4", "PATH", path), "version")
                    .redirectInput(temporary.resolve("bin/mvn").toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(temporary.resolve("err-" + i).toFile())
                    .start());
        }

        int waiting = 0;
        for (int i = 0; i < processes.size(); i++) {
            int code = processes.get(i).waitFor();
            String error = Specs.read(temporary, "err-" + i);
            assertThat(code).as(error).isEqualTo(3);
            waiting += error.contains("pgc: waiting for another pgc, which is building") ? 1 : 0;
        }

        assertThat(log()).containsOnlyOnce("build\n");
        assertThat(waiting).isBetween(1, processes.size() - 1);
        assertThat(home.resolve("target/pgc.lock.d")).doesNotExist();
    }

    @Test
    void leftoverLockFileDoesNotBlock() throws Exception {
        Files.createDirectories(home.resolve("target"));
        Files.createFile(home.resolve("target/pgc.lock"));

        assertThat(pgc("version").err()).doesNotContain("waiting").contains("building from the sources");
    }

    private Path programsWithoutFlock() throws IOException {
        for (String name :
                List.of("cat", "cp", "find", "head", "ls", "mkdir", "mv", "readlink", "rm", "sed", "sleep", "touch")) {
            executable("programs/" + name, "#!/bin/sh\nPATH=/usr/bin:/bin exec " + name + " \"$@\"\n");
        }
        return temporary.resolve("programs");
    }

    @Test
    void recreatesTheArchiveWhenALibraryIsNewer() throws Exception {
        pgc("version");
        Path library =
                Files.createDirectories(home.resolve("renderer/cli/target/lib")).resolve("a.jar");
        Files.createFile(library);
        Files.setLastModifiedTime(library, FileTime.from(Instant.now().plusSeconds(60)));

        pgc(home.resolve("pgc"), Map.of("PGC_NO_BUILD", "1"), "version");

        assertThat(log()).isEqualTo("build\narchive\narchive\n");
    }

    @Test
    void triesOnlyOnceToCreateTheArchive() throws Exception {
        pgc(home.resolve("pgc"), Map.of("FAKE_DUMP_FAILS", "1"), "version");

        Run run = pgc(home.resolve("pgc"), Map.of("FAKE_DUMP_FAILS", "1"), "version");

        assertThat(run.out()).contains("<version>").doesNotContain("SharedArchiveFile");
        assertThat(log()).isEqualTo("build\nfailed dump\n");
    }

    @Test
    void ignoresTheArchiveOfAnotherDirectory() throws Exception {
        pgc("version");
        Path moved = temporary.resolve("moved");
        Files.move(home, moved);

        Run run = pgc(moved.resolve("pgc"), Map.of("PGC_NO_BUILD", "1"), "version");

        assertThat(run.out()).contains("/moved/renderer/cli/target/pgc.jsa>");
        assertThat(log()).isEqualTo("build\narchive\narchive\n");
    }

    @Test
    void respectsTheCollectorThatTheUserChose() throws Exception {
        assertThat(pgc("version").out()).contains("<-XX:+UseParallelGC>");
        assertThat(pgc(home.resolve("pgc"), Map.of("JAVA_TOOL_OPTIONS", "-Xmx1g -XX:+UseSerialGC"), "version")
                        .out())
                .doesNotContain("ParallelGC");
    }

    @Test
    void worksThroughSymbolicLinks() throws Exception {
        Files.createDirectory(temporary.resolve("links"));
        Files.createSymbolicLink(temporary.resolve("links/pgc"), Path.of("../direct"));
        Files.createSymbolicLink(temporary.resolve("direct"), home.resolve("pgc"));

        assertThat(pgc(temporary.resolve("links/pgc"), Map.of(), "version").code())
                .isEqualTo(3);
    }

    @Test
    void aReleaseIsTheLauncherWithTheJarBesideIt() throws Exception {
        assertThat(Path.of("target/pgc"))
                .as("put there by the build")
                .hasSameTextualContentAs(LAUNCHER)
                .isExecutable();
        Path release = Files.createDirectory(temporary.resolve("a release"));
        Files.copy(LAUNCHER, release.resolve("pgc"));
        Files.createFile(release.resolve("pgc.jar"));
        Files.createSymbolicLink(temporary.resolve("link"), Path.of("a release/pgc"));
        Files.delete(temporary.resolve("bin/mvn"));

        assertThat(pgc(temporary.resolve("link"), Map.of(), "version").out())
                .contains("<" + release.toRealPath() + "/pgc.jar>", "<version>");
        assertThat(log()).isEqualTo("archive\n");
    }

    @Test
    void aReleaseBuildsNothingInsideACheckout() throws Exception {
        Files.copy(LAUNCHER, home.resolve("pgc"), StandardCopyOption.REPLACE_EXISTING);
        Files.createFile(home.resolve("pgc.jar"));

        assertThat(pgc("version").out()).contains("<" + home.toRealPath() + "/pgc.jar>");
        assertThat(log()).isEqualTo("archive\n");
    }

    @Test
    void aReleaseWithoutItsJarSaysSo() throws Exception {
        Run run = pgc(LAUNCHER.toAbsolutePath(), Map.of(), "version");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).startsWith("pgc: there is no ").endsWith("/pgc.jar\n");
    }

    @Test
    void aJvmThatDoesNotStartIsNoDifference() throws Exception {
        pgc("version");

        Run differences = pgc(home.resolve("pgc"), Map.of("FAKE_CODE", "64"), "render");
        Run notStarted = pgc(home.resolve("pgc"), Map.of("FAKE_CODE", "1"), "render");
        Run wrongOption = pgc(home.resolve("pgc"), Map.of("FAKE_CODE", "1", "FAKE_JAVA_VERSION", ""), "render");
        Run tooOld = pgc(home.resolve("pgc"), Map.of("FAKE_CODE", "1", "FAKE_JAVA_VERSION", "11.0.2"), "render");

        assertThat(differences.out()).contains("<-Dpgc.exit.differences=64>");
        assertThat(List.of(differences.code(), notStarted.code(), wrongOption.code(), tooOld.code()))
                .containsExactly(1, 5, 5, 5);
        assertThat(wrongOption.err()).contains("/java does not start: check JAVA_TOOL_OPTIONS");
        assertThat(notStarted.err()).startsWith("pgc: Java does not start");
        assertThat(tooOld.err()).contains("is too old");
    }

    @Test
    void reportsWhatIsMissing() throws Exception {
        Run unbuilt = pgc(home.resolve("pgc"), Map.of("PGC_NO_BUILD", "1"), "version");
        Run failing = pgc(home.resolve("pgc"), Map.of("FAKE_MVN", "fails"), "version");
        Run old = pgc(home.resolve("pgc"), Map.of("FAKE_JAVA_VERSION", "1.8.0_392"), "version");

        assertThat(List.of(old.code(), failing.code(), unbuilt.code())).containsOnly(5);
        assertThat(old.err()).contains("is too old: install JDK 17 or newer");
        assertThat(failing.err()).contains("the build failed");
        assertThat(unbuilt.err()).contains("run without PGC_NO_BUILD=1");
        assertThat(old.out() + failing.out() + unbuilt.out()).isEmpty();
    }
}
