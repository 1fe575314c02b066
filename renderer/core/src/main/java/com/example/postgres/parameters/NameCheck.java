package com.example.postgres.parameters;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.example.postgres.syntax.NearestName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks whether a parameter can be set in a major version. */
final class NameCheck {

    // The server's configuration file has "QUALIFIED_ID {ID}.{ID}" (backend/utils/misc/guc-file.l): exactly one dot.
    private static final Pattern EXTENSION_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*\\.[A-Za-z_][A-Za-z0-9_]*");
    private static final String EXTENSION_SYNTAX =
            "a parameter of an extension must have the form extension.parameter, both of letters, digits and"
                    + " underscores";
    private static final int MAX_LENGTH = 127;

    private final MajorParameters parameters;
    private final ParameterCatalogue catalogue;

    NameCheck(int major) {
        this.catalogue = ParameterCatalogue.load();
        this.parameters = catalogue.major(major);
    }

    /** The violation, if there is one. */
    Optional<Violation> check(String name, FieldPath path) {
        if (name.length() > MAX_LENGTH) {
            return error(path, Kind.TOO_LONG, "name", "must be no more than " + MAX_LENGTH + " characters");
        }
        if (name.indexOf('.') >= 0) {
            return EXTENSION_NAME.matcher(name).matches()
                    ? Optional.empty()
                    : error(path, Kind.INVALID, "name", EXTENSION_SYNTAX);
        }
        Optional<Parameter> found = parameters.find(name);
        if (found.isEmpty()) {
            return error(path, Kind.UNKNOWN, "unknown", unknown(name));
        }
        String spelling = found.get().name();
        if (!spelling.equals(name)) {
            return error(path, Kind.UNKNOWN, "spelling", "PostgreSQL spells it " + spelling + "; write it that way");
        }
        Optional<ManagedParameter> managed = ManagedParameters.load().find(found.get());
        return managed.isPresent()
                ? error(path, Kind.FORBIDDEN, "managed", managed.get().describe())
                : Optional.empty();
    }

    private String unknown(String name) {
        List<VersionRange> ranges = catalogue.versionRanges(name);
        if (!ranges.isEmpty()) {
            Parameter other = ranges.get(0).parameter();
            return other.since() > parameters.major()
                    ? other.name() + " exists since PostgreSQL " + other.since() + "; this is " + parameters.major()
                    : other.name() + " was removed in PostgreSQL " + (other.until() + 1) + "; this is "
                            + parameters.major();
        }
        List<String> names = parameters.all().stream().map(Parameter::name).toList();
        String none = "PostgreSQL " + parameters.major() + " has no such parameter";
        return NearestName.of(name, names)
                .map(nearest -> none + "; did you mean " + nearest + "?")
                .orElse(none);
    }

    private static Optional<Violation> error(FieldPath path, Kind kind, String rule, String detail) {
        return Optional.of(Violation.error(path, kind, "postgresqlParams." + rule, null, detail));
    }
}
