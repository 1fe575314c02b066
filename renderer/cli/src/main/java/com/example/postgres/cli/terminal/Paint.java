package com.example.postgres.cli.terminal;

/**
 * Colours for a product that people read.
 *
 * @param isOn whether standard output is a terminal that shows colours
 */
public record Paint(boolean isOn) {

    /** No colours. */
    public static final Paint NONE = new Paint(false);

    /** The text in this colour. */
    public String of(Colour colour, String text) {
        return isOn ? colour.of(text) : text;
    }
}
