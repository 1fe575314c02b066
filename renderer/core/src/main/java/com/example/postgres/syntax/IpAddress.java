package com.example.postgres.syntax;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An address of IP version 4 or 6, without brackets and without a zone (RFC 4291, section 2.2).
 *
 * @param bits as a number
 * @param width 32 or 128 bits
 */
public record IpAddress(BigInteger bits, int width) {

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final Pattern GAP = Pattern.compile("(^|:)0(:0)+(:|$)");
    private static final int GROUPS = 8;
    private static final int MAX_LENGTH = 45;

    /** The address in the text; empty if the text is not one. */
    public static Optional<IpAddress> parse(String text) {
        if (IPV4.matcher(text).matches()) {
            return Optional.of(new IpAddress(join(decimals(text), 8), 32));
        }
        int gap = text.indexOf("::");
        if (text.length() > MAX_LENGTH || !text.contains(":") || (gap >= 0 && text.indexOf("::", gap + 1) >= 0)) {
            return Optional.empty();
        }
        Optional<List<Integer>> groups = gap < 0
                ? groups(text, true).filter(all -> all.size() == GROUPS)
                : groups(text.substring(0, gap), false)
                        .flatMap(left -> groups(text.substring(gap + 2), true).flatMap(right -> fill(left, right)));
        return groups.map(all -> new IpAddress(join(all, 16), 128));
    }

    @Override
    public String toString() {
        if (width == 32) {
            return split(8).stream().map(String::valueOf).collect(Collectors.joining("."));
        }
        String full = split(16).stream().map(Integer::toHexString).collect(Collectors.joining(":"));
        return GAP.matcher(full).replaceFirst("::");
    }

    private static Optional<List<Integer>> fill(List<Integer> left, List<Integer> right) {
        if (left.size() + right.size() >= GROUPS) {
            return Optional.empty();
        }
        List<Integer> all = new ArrayList<>(left);
        while (all.size() + right.size() < GROUPS) {
            all.add(0);
        }
        all.addAll(right);
        return Optional.of(all);
    }

    /** The groups of 16 bits in a part of an address; at the end may be an IPv4 address, which is two of them. */
    private static Optional<List<Integer>> groups(String part, boolean isEnd) {
        List<Integer> groups = new ArrayList<>();
        int begin = 0;
        while (begin < part.length()) {
            int colon = part.indexOf(':', begin);
            String group = part.substring(begin, colon < 0 ? part.length() : colon);
            if (isEnd && colon < 0 && IPV4.matcher(group).matches()) {
                List<Integer> octets = decimals(group);
                groups.add(octets.get(0) * 256 + octets.get(1));
                groups.add(octets.get(2) * 256 + octets.get(3));
            } else if (GROUP.matcher(group).matches()) {
                groups.add(Integer.parseInt(group, 16));
            } else {
                return Optional.empty();
            }
            begin = colon < 0 ? part.length() : colon + 1;
        }
        return part.endsWith(":") ? Optional.empty() : Optional.of(groups);
    }

    private static List<Integer> decimals(String text) {
        return Pattern.compile("\\.").splitAsStream(text).map(Integer::valueOf).toList();
    }

    private static BigInteger join(List<Integer> parts, int size) {
        BigInteger bits = BigInteger.ZERO;
        for (int part : parts) {
            bits = bits.shiftLeft(size).or(BigInteger.valueOf(part));
        }
        return bits;
    }

    private List<Integer> split(int size) {
        List<Integer> parts = new ArrayList<>();
        BigInteger mask = BigInteger.ONE.shiftLeft(size).subtract(BigInteger.ONE);
        for (int shift = width - size; shift >= 0; shift -= size) {
            parts.add(bits.shiftRight(shift).and(mask).intValue());
        }
        return parts;
    }
}
