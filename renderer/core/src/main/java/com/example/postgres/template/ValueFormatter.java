package com.example.postgres.template;

import com.github.jknack.handlebars.Formatter;
import java.util.List;

/** Prints placeholders and booleans, and nothing else. */
final class ValueFormatter implements Formatter {

    @Override
    public Object format(Object value, Chain next) {
        if (value instanceof Placeholders.Placeholder || value instanceof Boolean) {
            return value.toString();
        }
        String what = value instanceof List<?> list && list.isEmpty() ? "value that is absent" : "List or record";
        throw new IllegalArgumentException("cannot print a " + what);
    }
}
