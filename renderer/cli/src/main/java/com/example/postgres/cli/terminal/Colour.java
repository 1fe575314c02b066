package com.example.postgres.cli.terminal;

/** Colours of a terminal, as ANSI escape sequences. */
public enum Colour {
    RED(31),
    GREEN(32),
    YELLOW(33),
    CYAN(36);

    private final int code;

    Colour(int code) {
        this.code = code;
    }

    String of(String text) {
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
