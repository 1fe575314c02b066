package com.example.postgres.template;

import com.github.jknack.handlebars.Formatter;

/** Prints what a tag can stand for, the alias of a value or a boolean, and nothing else. */
final class ValueFormatter implements Formatter {

    @Override
    public Object format(Object value, Chain next) {
        if (value instanceof Values.Alias || value instanceof Boolean) {
            return value.toString();
        }
        throw new IllegalArgumentException("cannot print a " + value.getClass().getSimpleName());
    }
}
