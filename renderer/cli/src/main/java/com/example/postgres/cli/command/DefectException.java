package com.example.postgres.cli.command;

/** A defect of pgc showed while it worked on something of the user's. */
final class DefectException extends RuntimeException {

    DefectException(String place, Throwable cause) {
        super(place + ": " + cause, cause);
    }
}
