package com.example.postgres.postgresql;

import com.example.postgres.syntax.HostName;
import com.example.postgres.syntax.IpAddress;
import com.example.postgres.syntax.IpBlock;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;

/**
 * The clients that a line of pg_hba.conf applies to.
 *
 * @param text all, samehost, samenet, a network, or the name of a host
 * @param network without host bits; empty for other forms, and for a mask that is not a prefix
 */
record HbaAddress(String text, Optional<IpBlock> network) {

    private static final String ALL = "all";
    private static final Set<String> KEYWORDS = Set.of(ALL, "samehost", "samenet");

    /** Of a line of type local. */
    static final HbaAddress NONE = new HbaAddress("", Optional.empty());

    /** An address that is one field. */
    static HbaAddress of(HbaToken token) {
        String text = token.text();
        if (!token.isQuoted() && KEYWORDS.contains(text)) {
            return new HbaAddress(text, Optional.empty());
        }
        Optional<IpBlock> network = IpBlock.parse(text).map(IpBlock::network);
        if (network.isEmpty() && IpAddress.parse(text).isPresent()) {
            throw new IllegalArgumentException("the address " + text + " needs a prefix length; for one host write "
                    + text + (text.contains(":") ? "/128" : "/32"));
        }
        if (network.isEmpty() && !HostName.accepts(text.startsWith(".") ? text.substring(1) : text)) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not an address: use all, samehost, samenet, a network such"
                            + " as 10.0.0.0/8, or a host name");
        }
        return new HbaAddress(text, network);
    }

    /** An address and a mask in two fields; empty if they are none. */
    static Optional<HbaAddress> of(HbaToken token, HbaToken mask) {
        return IpAddress.parse(token.text())
                .flatMap(address -> IpAddress.parse(mask.text())
                        .filter(bits -> bits.width() == address.width())
                        .map(bits -> new HbaAddress(
                                token.text() + " " + mask.text(),
                                prefix(bits).map(prefix -> new IpBlock(address, prefix).network()))));
    }

    private static Optional<Integer> prefix(IpAddress mask) {
        int width = mask.width();
        int prefix = mask.bits().bitCount();
        BigInteger expected =
                BigInteger.ONE.shiftLeft(prefix).subtract(BigInteger.ONE).shiftLeft(width - prefix);
        return Optional.of(prefix).filter(ones -> mask.bits().equals(expected));
    }

    /** Whether it applies to clients of every address of at least one IP version. */
    boolean isEverything() {
        return text.equals(ALL) || network.filter(block -> block.prefix() == 0).isPresent();
    }

    /** As PgBouncer reads it, which knows neither names nor the addresses of its own host; empty for those. */
    Optional<String> ofPooler() {
        return text.equals(ALL) ? Optional.of(ALL) : network.map(IpBlock::toString);
    }
}
