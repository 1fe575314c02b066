package com.example.postgres.cli.terminal;

import java.util.LinkedHashMap;
import java.util.Map;

/** How a command ends. When several apply, the one that stands first here wins. */
public enum ExitStatus {
    /** A defect of pgc. */
    DEFECT(4, "a defect of pgc"),
    /** Something could not be read or written. */
    IO(5, "input or output failed"),
    /** The cluster could not be reached or refused. */
    CLUSTER(6, "the cluster could not be reached, or refused"),
    /** The command line is wrong. */
    USAGE(2, "wrong usage"),
    /** A spec is invalid or a proof fails; with --strict also when there is a warning. */
    INVALID_SPEC(3, "invalid spec, or a proof that fails"),
    /** What was compared differs. */
    DIFFERENCES(1, "differences, or a stale directory"),
    /** All is well. */
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

    /** What each code means, by code, for the help. */
    public static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (int code = 0; code < values().length; code++) {
            for (ExitStatus status : values()) {
                if (status.code == code) {
                    meanings.put(String.valueOf(code), status.meaning);
                }
            }
        }
        return meanings;
    }
}
