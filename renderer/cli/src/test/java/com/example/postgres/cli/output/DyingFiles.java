package com.example.postgres.cli.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Fails in the middle of the given step and at every later one. */
final class DyingFiles implements FileActions {

    private final FileActions real = new DurableFiles();
    private final int lastStep;
    private int step;

    DyingFiles(int lastStep) {
        this.lastStep = lastStep;
    }

    /** The number of steps so far. */
    int steps() {
        return step;
    }

    private boolean isAlive() throws IOException {
        step++;
        if (step > lastStep) {
            throw new IOException("dead");
        }
        return step < lastStep;
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        if (isAlive()) {
            real.createDirectory(directory);
        }
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        real.write(file, isAlive() ? content : Arrays.copyOf(content, content.length / 2));
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
        if (isAlive()) {
            real.replace(from, to);
        }
    }

    @Override
    public void delete(Path path) throws IOException {
        if (isAlive()) {
            real.delete(path);
        }
    }

    @Override
    public void synchronize(Path directory) throws IOException {
        if (isAlive()) {
            real.synchronize(directory);
        }
    }
}
