package com.example.postgres.cli.option;

import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.parameters.MajorParameters;
import com.example.postgres.parameters.ParameterCatalogue;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that chooses a major version of PostgreSQL. */
public final class MajorOption {

    @Option(
            names = "--version",
            paramLabel = "MAJOR",
            description = "Major version of PostgreSQL, such as 17 (default: the newest).")
    private @Nullable String major;

    /** The parameters of the chosen version. Throws for a version that is not in the catalogue. */
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
                        "--version: nothing is known of PostgreSQL " + wanted,
                        "known are " + majors.stream().map(String::valueOf).collect(Collectors.joining(", "))));
    }
}
