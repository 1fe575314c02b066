package com.example.postgres.proof.network;

/** Seen from the pods that a policy selects. */
enum Direction {
    INGRESS("Ingress", "ingress", "from"),
    EGRESS("Egress", "egress", "to");

    private final String type;
    private final String rules;
    private final String peers;

    Direction(String type, String rules, String peers) {
        this.type = type;
        this.rules = rules;
        this.peers = peers;
    }

    /** The value in {@code policyTypes}. */
    String type() {
        return type;
    }

    /** The field with the rules. */
    String rules() {
        return rules;
    }

    /** The field of a rule with the other ends. */
    String peers() {
        return peers;
    }
}
