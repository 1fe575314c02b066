package com.example.postgres.cli.terminal;

import java.util.Map;
import java.util.TreeMap;

/** Exit statuses. If several apply, the first one listed here wins. */
public enum ExitStatus {
    /** A defect in pgc. */
    DEFECT(4, "defect in pgc"),
    /** Input or output failed. */
    IO(5, "input or output failed"),
    /** The cluster could not be reached, or refused the request. */
    CLUSTER(6, "the cluster could not be reached, or refused the request"),
    /** The command line is wrong. */
    USAGE(2, "wrong usage"),
    /** A spec is invalid or a proof failed; with --strict, also any warning. */
    INVALID_SPEC(3, "invalid spec, or a failed proof"),
    /** There are differences, a change that the user did not allow, or a request that was not fulfilled. */
    DIFFERENCES(
            1, "differences, a stale directory, a refused change, a closed gate, or a request that was not fulfilled"),
    /** Success. */
    OK(0, "success");

    private final int code;
    private final String meaning;

    ExitStatus(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The exit code of the process. */
    public int code() {
        return code;
    }

    /** This or the other, whichever wins. */
    public ExitStatus and(ExitStatus other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The meaning of each code, for the help of the program. */
    public static Map<String, String> meanings() {
        return meanings(values());
    }

    /** The meaning of the codes that every command can return, for its help. */
    public static Map<String, String> commonMeanings() {
        return meanings(OK, USAGE, DEFECT, IO);
    }

    private static Map<String, String> meanings(ExitStatus... statuses) {
        Map<String, String> meanings = new TreeMap<>();
        for (ExitStatus status : statuses) {
            meanings.put(String.valueOf(status.code), status.meaning);
        }
        return meanings;
    }
}
