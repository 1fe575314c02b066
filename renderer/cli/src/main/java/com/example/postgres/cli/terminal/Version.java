package com.example.postgres.cli.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of this program. */
public final class Version {

    private Version() {}

    /** The version that Maven built. */
    public static String current() {
        Properties properties = new Properties();
        try (InputStream resource = Version.class.getResourceAsStream("version.properties")) {
            properties.load(resource);
        } catch (IOException e) {
            throw new AssertionError("the build puts it on the class path", e);
        }
        return properties.getProperty("version", "unknown");
    }
}
