package com.example.postgres.cli.input;

import com.example.postgres.cli.terminal.CommandException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads objects of a repository from one process {@code git cat-file --batch}, each asked for when the one before has been
 * read.
 *
 * @see <a href="https://git-scm.com/docs/git-cat-file#_batch_output">Batch output</a>
 */
final class GitObjects implements AutoCloseable {

    private final Process process;
    private final OutputStream questions;
    private final InputStream answers;
    private final int readLimit;

    /**
     * @param readLimit bytes of an object that are kept; the rest of a larger one is skipped
     */
    GitObjects(GitProgram git, int readLimit) {
        this.process = git.start(Redirect.DISCARD, "cat-file", "--batch", "--follow-symlinks");
        this.questions = process.getOutputStream();
        this.answers = new BufferedInputStream(process.getInputStream(), 1 << 16);
        this.readLimit = readLimit;
    }

    /**
     * An object.
     *
     * @param id its name
     * @param type {@code blob} for a file, {@code tree} for a directory
     * @param content its bytes, at most as many as the limit
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record GitObject(String id, String type, byte[] content) {

        boolean isTree() {
            return type.equals("tree");
        }
    }

    /**
     * The object of this name: an id, or {@code COMMIT:path}, where symbolic links are followed. Empty if there is none, also
     * if a symbolic link leads to none or out of the repository.
     */
    Optional<GitObject> find(String name) {
        // A line is a question.
        if (name.indexOf('\n') >= 0) {
            return Optional.empty();
        }
        try {
            questions.write((name + "\n").getBytes(StandardCharsets.UTF_8));
            questions.flush();
            String header = line();
            String[] words = header.split(" ", -1);
            if (words.length == 3 && (words[1].equals("blob") || words[1].equals("tree"))) {
                return Optional.of(new GitObject(words[0], words[1], content(Long.parseLong(words[2]))));
            }
            if (header.matches("(dangling|symlink|loop|notdir) \\d+")) {
                content(Long.parseLong(words[1]));
            }
            return Optional.empty();
        } catch (IOException e) {
            throw CommandException.io(
                    "git ended while reading " + name, "is the repository damaged? git fsck checks it");
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = answers.read(); next != '\n'; next = answers.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** The content, which a line break follows. */
    private byte[] content(long size) throws IOException {
        byte[] content = answers.readNBytes((int) Math.min(size, readLimit));
        answers.skipNBytes(size - content.length + 1);
        return content;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
