package com.example.postgres.operator.certificate;

/** Why a certificate is issued. */
public enum Cause {
    MISSING("there was none that could be read"),
    UNUSABLE("nobody can verify the one before"),
    OTHER_NAMES("other names are wanted"),
    DUE("the last third of the life of the one before has begun"),
    OTHER_AUTHORITY("the one before was signed by an earlier CA");

    private final String text;

    Cause(String text) {
        this.text = text;
    }

    /** As the end of a sentence. */
    public String text() {
        return text;
    }
}
