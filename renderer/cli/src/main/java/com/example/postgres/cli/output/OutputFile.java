package com.example.postgres.cli.output;

/** A rendered file. */
public final class OutputFile {

    private final String path;
    private final byte[] content;
    private final ContentHash hash;

    /**
     * @param path relative to the directory, with slashes
     * @param content its bytes
     */
    public OutputFile(String path, byte[] content) {
        this.path = path;
        this.content = content.clone();
        this.hash = ContentHash.of(content);
    }

    /** The path relative to the directory, with slashes. */
    public String path() {
        return path;
    }

    byte[] content() {
        return content.clone();
    }

    ContentHash hash() {
        return hash;
    }
}
