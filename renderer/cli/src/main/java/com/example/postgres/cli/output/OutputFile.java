package com.example.postgres.cli.output;

/**
 * A file that the directory shall hold.
 *
 * @param path below the directory, with slashes
 * @param content its bytes
 */
public record OutputFile(String path, byte[] content) {

    ContentHash hash() {
        return ContentHash.of(content);
    }
}
