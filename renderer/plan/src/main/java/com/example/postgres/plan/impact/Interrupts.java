package com.example.postgres.plan.impact;

/**
 * What a change interrupts.
 *
 * @param writes through the Service of the primary
 * @param reads through the Service of the replicas, or of the primary if there are none
 * @param connections that are open: each of them is closed at some moment, and a new one fails for this long
 */
public record Interrupts(Interruption writes, Interruption reads, Interruption connections) {

    /** Nothing is interrupted. */
    public static final Interrupts NOTHING = new Interrupts(Interruption.NONE, Interruption.NONE, Interruption.NONE);

    /** Everything, until all members are back. */
    public static final Interrupts EVERYTHING =
            new Interrupts(Interruption.OUTAGE, Interruption.OUTAGE, Interruption.OUTAGE);

    /** Clients that the change excludes; others notice nothing. */
    static final Interrupts EXCLUDED_CLIENTS =
            new Interrupts(Interruption.NONE, Interruption.NONE, Interruption.OUTAGE);

    /**
     * Every member stops and starts again, one after another, the primary last.
     *
     * @param members of the cluster
     * @param isWaiting whether commits wait also while no standby is available
     */
    static Interrupts oneAfterAnother(int members, boolean isWaiting) {
        return switch (members) {
            case 0 -> NOTHING;
            case 1 -> new Interrupts(Interruption.RESTART, Interruption.RESTART, Interruption.RESTART);
            // The only replica restarts, and the Service of the replicas is empty meanwhile.
            case 2 ->
                new Interrupts(
                        isWaiting ? Interruption.RESTART : Interruption.SECONDS,
                        Interruption.RESTART,
                        Interruption.RESTART);
            default -> new Interrupts(Interruption.SECONDS, Interruption.SECONDS, Interruption.SECONDS);
        };
    }

    /** What both interrupt. */
    public Interrupts and(Interrupts other) {
        return new Interrupts(writes.and(other.writes), reads.and(other.reads), connections.and(other.connections));
    }
}
