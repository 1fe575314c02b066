package com.example.postgres.syntax;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network in CIDR notation: {@code 10.0.0.0/8}, {@code 2001:db8::/32}.
 *
 * @param address before the slash
 * @param prefix length of the network part
 */
public record IpBlock(IpAddress address, int prefix) {

    private static final Pattern PREFIX = Pattern.compile("0|[1-9]\\d{0,2}");

    /** The block in the text; empty if the text is not one. */
    public static Optional<IpBlock> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !PREFIX.matcher(text.substring(slash + 1)).matches()) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(text.substring(slash + 1));
        return IpAddress.parse(text.substring(0, slash))
                .filter(address -> prefix <= address.width())
                .map(address -> new IpBlock(address, prefix));
    }

    /** What is wrong with the text as a network without host bits; empty if it is valid. */
    public static Optional<String> problem(String text) {
        Optional<IpBlock> block = parse(text);
        if (block.isEmpty()) {
            String message = "must be a network in CIDR notation, such as 10.0.0.0/8 or 2001:db8::/32";
            return Optional.of(IpAddress.parse(text)
                    .map(address -> message + "; for one address write \"" + text + "/" + address.width() + "\"")
                    .orElse(message));
        }
        return block.filter(given -> !given.isAligned())
                .map(given -> "has bits set after its prefix; did you mean \"" + given.network() + "\"?");
    }

    /** The same block with all bits after the network part set to zero. */
    public IpBlock network() {
        int width = address.width();
        BigInteger bits = address.bits().shiftRight(width - prefix).shiftLeft(width - prefix);
        return new IpBlock(new IpAddress(bits, width), prefix);
    }

    /** Whether all bits after the network part are zero. */
    public boolean isAligned() {
        return equals(network());
    }

    /** Whether every address of {@code other} is in this block. */
    public boolean contains(IpBlock other) {
        return address.width() == other.address.width()
                && prefix <= other.prefix
                && network().equals(new IpBlock(other.address, prefix).network());
    }

    @Override
    public String toString() {
        return address + "/" + prefix;
    }
}
