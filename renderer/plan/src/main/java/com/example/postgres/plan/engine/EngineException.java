package com.example.postgres.plan.engine;

import com.example.postgres.object.Value;

/** An object of a GitOps tool that cannot be read: it configures no tool, or the API server would refuse it. */
public final class EngineException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Value place;

    EngineException(Value place, String message) {
        super(message);
        this.place = place;
    }

    /** The value that is wrong. */
    public Value place() {
        return place;
    }
}
