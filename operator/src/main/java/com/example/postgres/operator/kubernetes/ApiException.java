package com.example.postgres.operator.kubernetes;

/** The API server refused a request or did not answer. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * @param status of HTTP; 0 if there was no answer
     * @param message of the server
     */
    public ApiException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** There was no answer. */
    public ApiException(String message, Throwable cause) {
        super(message, cause);
        this.status = 0;
    }

    /** The status of HTTP; 0 if there was no answer. */
    public int status() {
        return status;
    }

    /** Whether the object is not there. */
    public boolean isNotFound() {
        return status == 404;
    }

    /** Whether somebody else owns a field, or the object has changed since it was read. */
    public boolean isConflict() {
        return status == 409;
    }

    /** Whether the server will never accept this object: it is invalid or forbidden. */
    public boolean isRefused() {
        return status == 400 || status == 403 || status == 422;
    }

    /** The message of the server. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
