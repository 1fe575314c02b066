package com.example.postgres.syntax;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses in CIDR notation: {@code 10.0.0.0/8}, {@code 2001:db8::/32}. No name is ever looked up.
 *
 * @param address the bytes before the slash as a number
 * @param width 32 or 128 bits
 * @param prefix length of the network part
 */
public record IpBlock(BigInteger address, int width, int prefix) {

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
    private static final Pattern PREFIX = Pattern.compile("0|[1-9]\\d{0,2}");

    /** The block in the text, or empty when it is none. */
    public static Optional<IpBlock> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !PREFIX.matcher(text.substring(slash + 1)).matches()) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(text.substring(slash + 1));
        return parseAddress(text.substring(0, slash))
                .filter(host -> prefix <= host.width)
                .map(host -> new IpBlock(host.address, host.width, prefix));
    }

    /** The single address in the text, or empty when it is none. */
    public static Optional<IpBlock> parseAddress(String text) {
        boolean isIpv4 = IPV4.matcher(text).matches();
        if (!isIpv4 && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            // A literal of digits, dots and colons is parsed, never resolved. ::ffff:1.2.3.4 comes back as IPv4.
            byte[] bytes = InetAddress.getByName(text).getAddress();
            int width = isIpv4 ? 32 : 128;
            return Optional.of(new IpBlock(new BigInteger(1, bytes), width, width));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Whether all bits after the network part are zero. */
    public boolean isAligned() {
        return address.equals(network(prefix));
    }

    /** The same block with all bits after the network part set to zero, as text. */
    public String network() {
        byte[] number = network(prefix).toByteArray();
        byte[] bytes = new byte[width / 8];
        int length = Math.min(number.length, bytes.length);
        System.arraycopy(number, number.length - length, bytes, bytes.length - length, length);
        try {
            String host = InetAddress.getByAddress(bytes).getHostAddress();
            return (width == 128 ? host.replaceFirst("(:0){2,}$", "::") : host) + "/" + prefix;
        } catch (UnknownHostException e) {
            throw new AssertionError("4 or 16 bytes", e);
        }
    }

    /** Whether every address of {@code other} is in this block. */
    public boolean contains(IpBlock other) {
        return width == other.width && prefix <= other.prefix && network(prefix).equals(other.network(prefix));
    }

    private BigInteger network(int length) {
        return address.shiftRight(width - length).shiftLeft(width - length);
    }
}
