package com.example.postgres.cli.input;

import java.util.List;

/**
 * Everything that the arguments led to.
 *
 * @param texts in the order of the arguments, files of a directory by name, each file once
 * @param failures what could not be read, and why
 */
public record InputTexts(List<InputText> texts, List<String> failures) {

    public InputTexts {
        texts = List.copyOf(texts);
        failures = List.copyOf(failures);
    }
}
