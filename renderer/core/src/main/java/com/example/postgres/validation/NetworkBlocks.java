package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.syntax.IpAddress;
import com.example.postgres.syntax.IpBlock;
import java.util.Optional;

/** What is common to all fields that hold a network. */
final class NetworkBlocks {

    private NetworkBlocks() {}

    static Optional<IpBlock> check(FieldPath path, String text, RuleContext context) {
        Optional<IpBlock> block = IpBlock.parse(text);
        if (block.isEmpty()) {
            context.invalid(
                    path,
                    "network.cidr",
                    text,
                    "must be a network in CIDR notation, such as 10.0.0.0/8 or"
                            + " 2001:db8::/32"
                            + (IpAddress.parse(text).isPresent()
                                    ? "; for one address write \"" + text + "/" + (text.contains(":") ? 128 : 32) + "\""
                                    : ""));
        } else if (!block.get().isAligned()) {
            context.invalid(
                    path,
                    "network.cidr",
                    text,
                    "has bits behind its prefix; did you mean \"" + block.get().network() + "\"?");
        }
        return block;
    }
}
