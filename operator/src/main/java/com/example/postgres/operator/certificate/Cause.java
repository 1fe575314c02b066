package com.example.postgres.operator.certificate;

/** Why a certificate is issued. */
public enum Cause {
    MISSING("it was missing or unreadable"),
    UNUSABLE("it was invalid, expired or signed by an unknown CA"),
    OTHER_NAMES("its names changed"),
    DUE("the last third of its lifetime had begun"),
    OTHER_AUTHORITY("the CA changed");

    private final String text;

    Cause(String text) {
        this.text = text;
    }

    /** As the end of a sentence. */
    public String text() {
        return text;
    }
}
