package com.example.postgres.cli.output;

import com.example.postgres.cli.terminal.CommandException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;

/**
 * Prevents two runs from writing to one directory. The operating system releases the lock of a process that dies, so a
 * leftover lock file locks nothing.
 */
final class DirectoryLock {

    static final String FILE_NAME = ".pgc.lock";

    private final Path file;
    private final FileChannel channel;
    private final FileActions actions;

    private DirectoryLock(Path file, FileChannel channel, FileActions actions) {
        this.file = file;
        this.channel = channel;
        this.actions = actions;
    }

    static DirectoryLock take(Path directory, FileActions actions) throws IOException {
        Path file = directory.resolve(FILE_NAME);
        FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.CREATE,
                LinkOption.NOFOLLOW_LINKS);
        boolean taken = false;
        try {
            taken = isLocked(channel) && isCurrentFile(channel, file);
        } finally {
            if (!taken) {
                channel.close();
            }
        }
        if (!taken) {
            throw CommandException.io(
                    "another pgc is writing to " + directory, "wait until it has finished, then run the command again");
        }
        return new DirectoryLock(file, channel, actions);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** The previous holder may have removed the file after this process opened it and before it locked it. */
    private static boolean isCurrentFile(FileChannel channel, Path file) throws IOException {
        byte[] mark = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(mark), 0);
        try {
            return Arrays.equals(mark, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    void release() throws IOException {
        try {
            actions.delete(file);
        } finally {
            channel.close();
        }
    }
}
