package com.example.postgres.cli.terminal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Short texts for I/O errors: those of the operating system, without the path. */
public final class IoReason {

    private IoReason() {}

    /** The text for this exception. */
    public static String of(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "already exists";
        }
        if (failure instanceof FileSystemLoopException) {
            return "a symbolic link leads back to a directory above it";
        }
        if (failure instanceof NotDirectoryException) {
            return "not a directory";
        }
        String reason = failure instanceof FileSystemException fileSystem && fileSystem.getReason() != null
                ? fileSystem.getReason()
                : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : decapitalize(reason);
    }

    private static String decapitalize(String words) {
        return words.isEmpty() ? words : Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }
}
