package com.example.postgres.parameters;

import com.example.postgres.parameters.ValueReader.Reading;
import com.example.postgres.parameters.ValueReader.Reading.Rejected;
import com.example.postgres.source.Violation.Kind;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads numbers with units as PostgreSQL's {@code parse_int}, {@code parse_real} and {@code convert_to_base_unit} do
 * (src/backend/utils/misc/guc.c): blanks around number and unit, hexadecimal and octal integers, fractions for integers
 * too, "30.1GB" rounded to whole MB, and an integer rounded to even at the end.
 */
final class NumberReader {

    private static final Pattern NUMBER = Pattern.compile(
            "\\s*([+-]?)(0[xX][0-9a-fA-F]+|(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?)\\s*(.*)",
            Pattern.DOTALL);
    private static final Pattern OCTAL = Pattern.compile("0[0-7]+");
    private static final Pattern BROKEN_OCTAL = Pattern.compile("0[0-9]*[89][0-9]*");

    private NumberReader() {}

    static Reading read(Parameter parameter, String text) {
        boolean isWhole = parameter.type() == ParameterType.INTEGER;
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.matches() || isBrokenOctal(parameter, matcher.group(2))) {
            return new Rejected(Kind.INVALID, "postgresqlParams.type", "must be " + description(parameter));
        }
        double number = magnitude(matcher.group(2), isWhole) * (matcher.group(1).equals("-") ? -1 : 1);
        String unit = matcher.group(3).stripTrailing();
        if (!unit.isEmpty()) {
            Optional<WrittenUnit> written = find(parameter.unit(), unit);
            if (written.isEmpty()) {
                return new Rejected(Kind.INVALID, "postgresqlParams.unit", unitDetail(parameter.unit(), unit));
            }
            number = convert(number, parameter.unit(), written.get());
        }
        double rounded = isWhole ? Math.rint(number) : number;
        if (!parameter.range().contains(rounded)) {
            String range = parameter.range().describe(parameter.unit());
            return new Rejected(Kind.INVALID, "postgresqlParams.range", "must be " + range);
        }
        return new Reading.Accepted(
                isWhole ? new ParameterValue.Whole((long) rounded) : new ParameterValue.Real(rounded));
    }

    /** Where C's strtol sees octal digits begin, it stops at an 8. */
    private static boolean isBrokenOctal(Parameter parameter, String digits) {
        return parameter.type() == ParameterType.INTEGER
                && BROKEN_OCTAL.matcher(digits).matches();
    }

    private static double magnitude(String digits, boolean isWhole) {
        if (digits.startsWith("0x") || digits.startsWith("0X")) {
            return new BigInteger(digits.substring(2), 16).doubleValue();
        }
        if (isWhole && OCTAL.matcher(digits).matches()) {
            return new BigInteger(digits, 8).doubleValue();
        }
        return Double.parseDouble(digits);
    }

    private static double convert(double number, Unit base, WrittenUnit written) {
        double converted = number * factor(written, base);
        List<WrittenUnit> units = WrittenUnit.of(base.family());
        int next = units.indexOf(written) + 1;
        if (next == units.size()) {
            return converted;
        }
        double smaller = factor(units.get(next), base);
        return Math.rint(converted / smaller) * smaller;
    }

    private static double factor(WrittenUnit written, Unit base) {
        return (double) written.size() / base.size();
    }

    private static Optional<WrittenUnit> find(Unit base, String name) {
        for (WrittenUnit written : WrittenUnit.of(base.family())) {
            if (written.symbol().equals(name)) {
                return Optional.of(written);
            }
        }
        return Optional.empty();
    }

    private static String unitDetail(Unit base, String unit) {
        if (base.family() == Unit.Family.NONE) {
            return "takes a number without a unit, not \"" + unit + "\"";
        }
        String known = "the units are " + WrittenUnit.symbols(base.family());
        for (WrittenUnit written : WrittenUnit.of(base.family())) {
            if (written.symbol().equalsIgnoreCase(unit)) {
                return "PostgreSQL writes the unit \"" + written.symbol() + "\", not \"" + unit + "\"; " + known;
            }
        }
        String family = base.family() == Unit.Family.MEMORY ? "memory" : "time";
        return "\"" + unit + "\" is not a unit of " + family + "; " + known;
    }

    private static String description(Parameter parameter) {
        String number = parameter.type() == ParameterType.INTEGER ? "an integer" : "a number";
        Unit unit = parameter.unit();
        return unit.family() == Unit.Family.NONE
                ? number
                : number + " in units of " + unit.settingsName() + ", or with a unit of its own: "
                        + WrittenUnit.symbols(unit.family());
    }
}
