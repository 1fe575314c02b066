package com.example.postgres.cli.input;

/**
 * The content of one file, or of standard input.
 *
 * @param name as the user would type it
 * @param content its bytes
 * @param named whether the user named this very file rather than a directory or a pattern
 */
public record InputText(String name, byte[] content, boolean named) {}
