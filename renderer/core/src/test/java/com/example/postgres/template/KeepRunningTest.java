package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What start.sh does when a script beside Patroni ends. */
class KeepRunningTest {

    @TempDir
    private Path folder;

    @Test
    void aScriptThatEndsIsStartedAgain() throws IOException, InterruptedException {
        String start = String.join(
                "", TemplateFiles.scripts("patroni/scripts", "start.sh").values());
        int begin = start.indexOf("keep_running() {");
        String function = start.substring(begin, start.indexOf("\n}\n", begin) + 3);
        ScriptFolder scripts = new ScriptFolder(folder);
        scripts.write("watcher.sh", "echo run >>runs\n[ \"$(wc -l <runs)\" -lt 3 ] || kill $PPID\nexit 7\n");
        scripts.write("start.sh", "set -eu\nsleep() { :; }\n" + function + "keep_running ./watcher.sh\n");

        ScriptFolder.Result result = scripts.run("sh", "start.sh");

        assertThat(folder.resolve("runs")).hasContent("run\nrun\nrun\n");
        assertThat(result.output()).contains("start: ./watcher.sh ended with status 7: starting it again");
    }
}
