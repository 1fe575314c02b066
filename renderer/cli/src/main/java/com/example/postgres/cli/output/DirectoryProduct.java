package com.example.postgres.cli.output;

import com.example.postgres.cli.output.FileState.Condition;
import com.example.postgres.cli.report.Findings;
import com.example.postgres.cli.terminal.ExitStatus;
import com.example.postgres.cli.terminal.Terminal;
import java.util.List;

/** Rendered clusters as a directory. */
public final class DirectoryProduct {

    private final Terminal terminal;
    private final String name;

    /** The directory of this name, which need not exist. */
    public DirectoryProduct(Terminal terminal, String name) {
        this.terminal = terminal;
        this.name = name;
    }

    /** Lists the files that differ from what is rendered; changes nothing. */
    public ExitStatus check(List<PrintedCluster> clusters) {
        List<FileState> differences = OutputDirectory.of(terminal, name).check(DirectoryLayout.files(clusters));
        differences.forEach(state -> terminal.print(state.line() + "\n"));
        terminal.flush();
        if (differences.isEmpty()) {
            return ExitStatus.OK;
        }
        terminal.error(name + " is not what is rendered: " + Findings.count(differences.size(), "file") + " to change");
        terminal.hint("the same command without --check brings it up to date");
        return ExitStatus.DIFFERENCES;
    }

    /** Writes the files, and reports what was done. */
    public ExitStatus write(List<PrintedCluster> clusters) {
        List<OutputFile> files = DirectoryLayout.files(clusters);
        List<FileState> before = OutputDirectory.of(terminal, name).write(files);
        for (FileState state : before) {
            if (state.condition() == Condition.EDITED) {
                terminal.warning(name + "/" + state.path() + " was edited by hand and is overwritten");
            }
        }
        long fresh = count(before, Condition.FRESH);
        long removed = count(before, Condition.EXTRA);
        terminal.errors()
                .println(name + ": " + (files.size() - fresh) + " written, " + fresh + " unchanged, " + removed
                        + " removed");
        return tellKept(before);
    }

    private ExitStatus tellKept(List<FileState> before) {
        ExitStatus status = ExitStatus.OK;
        for (FileState state : before) {
            if (state.condition() == Condition.EDITED_EXTRA) {
                terminal.error(name + "/" + state.path()
                        + " is not rendered any more, but was edited by hand and is kept: remove it, or move what it"
                        + " says elsewhere");
                status = ExitStatus.DIFFERENCES;
            }
        }
        return status;
    }

    private static long count(List<FileState> states, Condition condition) {
        return states.stream().filter(state -> state.condition() == condition).count();
    }
}
