package com.example.postgres.cli.option;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the lists of {@link Words}; picocli's own factory, which looks through every jar for Groovy first, the rest. */
public final class WordFactory implements IFactory {

    @Override
    public <K> K create(Class<K> type) throws Exception {
        return type.getEnclosingClass() == Words.class
                ? type.getDeclaredConstructor().newInstance()
                : CommandLine.defaultFactory().create(type);
    }
}
