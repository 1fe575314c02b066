package com.example.postgres.parameters;

/**
 * When a changed value can take effect, as {@code pg_settings.context} has it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/view-pg-settings.html">pg_settings</a>
 */
public enum ParameterContext {
    /** Cannot be set: fixed by the build, by initdb or by the server's state. */
    INTERNAL("internal", "cannot be changed"),
    /** Read when the server starts. */
    POSTMASTER("postmaster", "restart"),
    /** Read again by every process on a reload. */
    SIGHUP("sighup", "live reload"),
    /** A reload reaches sessions that begin afterwards; superusers may set it for a session when connecting. */
    SUPERUSER_BACKEND("superuser-backend", "live reload, for new sessions"),
    /** A reload reaches sessions that begin afterwards; any user may set it for a session when connecting. */
    BACKEND("backend", "live reload, for new sessions"),
    /** A reload changes the default; superusers may set it in a session. */
    SUPERUSER("superuser", "live reload"),
    /** A reload changes the default; every user may set it in a session. */
    USER("user", "live reload");

    private final String settingsName;
    private final String effect;

    ParameterContext(String settingsName, String effect) {
        this.settingsName = settingsName;
        this.effect = effect;
    }

    /** The word that {@code pg_settings} uses. */
    public String settingsName() {
        return settingsName;
    }

    /** What changing the parameter in a cluster's spec takes: a restart, a live reload, or it cannot be changed. */
    public String effect() {
        return effect;
    }

    static ParameterContext ofSettingsName(String name) {
        for (ParameterContext context : values()) {
            if (context.settingsName.equals(name)) {
                return context;
            }
        }
        throw new IllegalArgumentException("no context of a parameter: " + name);
    }
}
