package com.example.postgres.template;

/** A template is wrong, or its view lacks a name: a defect of ours, never of the user's input. */
public final class TemplateException extends RuntimeException {

    public TemplateException(String message, Throwable cause) {
        super(message, cause);
    }
}
