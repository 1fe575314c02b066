package com.example.postgres.operator.patroni;

import com.example.postgres.operator.observe.MemberReport;
import com.example.postgres.operator.observe.PodState;
import com.example.postgres.render.ClusterId;
import java.util.Optional;

/** Requests to the Patroni of a member. */
public interface Patroni {

    /** What the member says about itself; empty if it does not answer within two seconds. */
    Optional<MemberReport> report(ClusterId cluster, PodState pod);

    /**
     * Restarts PostgreSQL in the member, and returns when it runs again.
     *
     * @throws PatroniException if Patroni refuses
     */
    void restart(ClusterId cluster, PodState pod);

    /**
     * Hands the leadership over, and returns when the candidate leads.
     *
     * @param leader that is asked
     * @param candidate name of the member that shall lead
     * @throws PatroniException if Patroni refuses
     */
    void switchOver(ClusterId cluster, PodState leader, String candidate);

    /** Patroni refused a request or did not answer. */
    final class PatroniException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public PatroniException(String message) {
            super(message);
        }
    }
}
