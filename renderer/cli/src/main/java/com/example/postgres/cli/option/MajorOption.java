package com.example.postgres.cli.option;

import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.parameters.MajorParameters;
import com.example.postgres.parameters.ParameterCatalogue;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the major version of PostgreSQL. */
public final class MajorOption {

    @Option(
            names = "--version",
            paramLabel = "MAJOR",
            description = "Major version of PostgreSQL, such as 17 (default: the newest).")
    private @Nullable String major;

    /** The parameters of that version. Throws if the catalogue does not have it. */
    public MajorParameters parameters() {
        ParameterCatalogue catalogue = ParameterCatalogue.load();
        List<Integer> majors = catalogue.majors();
        if (major == null) {
            return catalogue.major(majors.get(majors.size() - 1));
        }
        String wanted = major;
        return majors.stream()
                .filter(known -> wanted.equals(known.toString()) || wanted.startsWith(known + "."))
                .findFirst()
                .map(catalogue::major)
                .orElseThrow(() -> CommandException.usage(
                        "--version: unknown PostgreSQL version " + wanted,
                        "known versions: "
                                + majors.stream().map(String::valueOf).collect(Collectors.joining(", "))));
    }
}
