package com.example.postgres.cli.input;

import java.nio.charset.StandardCharsets;

/** The content of one file, or of standard input. */
public final class InputText {

    private final String name;
    private final byte[] content;
    private final boolean named;

    /**
     * @param name as the user would type it
     * @param content its bytes
     * @param named whether the user named this file, not a directory or a pattern
     */
    public InputText(String name, byte[] content, boolean named) {
        this.name = name;
        this.content = content.clone();
        this.named = named;
    }

    /** The name as the user would type it. */
    public String name() {
        return name;
    }

    /** The bytes. */
    public byte[] content() {
        return content.clone();
    }

    /** The number of its lines. */
    public int lineCount() {
        return (int) new String(content, StandardCharsets.UTF_8).lines().count();
    }

    /** Whether the user named this file, not a directory or a pattern. */
    public boolean isNamed() {
        return named;
    }
}
