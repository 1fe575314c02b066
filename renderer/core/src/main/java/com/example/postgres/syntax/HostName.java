package com.example.postgres.syntax;

import java.util.regex.Pattern;

/** Names and addresses of hosts (RFC 1123, section 2.1). */
public final class HostName {

    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*\\.?");
    private static final Pattern LOOKS_LIKE_IPV4 = Pattern.compile("[0-9.]+");

    private HostName() {}

    /** Whether the text is a host name or an IP address without brackets. */
    public static boolean accepts(String text) {
        if (text.contains(":") || LOOKS_LIKE_IPV4.matcher(text).matches()) {
            return IpAddress.parse(text).isPresent();
        }
        return text.length() <= 253 && NAME.matcher(text).matches();
    }
}
