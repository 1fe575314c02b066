package com.example.postgres.cli.option;

import com.example.postgres.cli.terminal.CommandException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that name the input. */
public final class InputOptions {

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = {
                "Files, directories (their .yaml, .yml and .json files), patterns such as 'clusters/**/*.yaml', or - for"
                        + " standard input."
            })
    private List<String> files = new ArrayList<>();

    @Option(
            names = {"-f", "--filename"},
            paramLabel = "FILE",
            description = "The same as FILE, for users of kubectl. Repeatable.")
    private List<String> filenames = new ArrayList<>();

    @Option(
            names = {"-R", "--recursive"},
            description = "Include subdirectories of directories.")
    private boolean recursive;

    /** The arguments that name the input. Throws if there are none or if one is empty. */
    public List<String> arguments() {
        List<String> all = new ArrayList<>(filenames);
        all.addAll(files);
        if (all.isEmpty()) {
            throw CommandException.usage("no input", "give a file or a directory, or - for standard input");
        }
        if (all.stream().anyMatch(String::isBlank)) {
            throw CommandException.usage("a FILE is empty", "is a variable of the script not set?");
        }
        return all;
    }

    /** Whether subdirectories of directories are read. */
    public boolean isRecursive() {
        return recursive;
    }
}
