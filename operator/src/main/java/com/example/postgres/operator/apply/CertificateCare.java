package com.example.postgres.operator.apply;

import com.example.postgres.model.CertificateNames;
import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.TlsModel;
import com.example.postgres.operator.apply.ApplyReport.Problem;
import com.example.postgres.operator.apply.Certificates.Outcome;
import com.example.postgres.operator.kubernetes.Events;
import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When the certificates of clusters are looked at: Secrets are not watched, and a pass over a complete cluster should not read
 * them each time. What is remembered here only saves requests.
 */
public final class CertificateCare {

    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final int MAX_CLUSTERS = 1000;

    private final KubernetesApi api;
    private final Events events;

    private final Map<Owner, Look> looks = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Owner, Look> eldest) {
            return size() > MAX_CLUSTERS;
        }
    });

    public CertificateCare(KubernetesApi api, Events events) {
        this.api = api;
        this.events = events;
    }

    /** A look that found everything in order. */
    private record Look(CertificateNames names, Instant at, Instant next) {

        boolean holds(CertificateNames wanted, Instant now) {
            return names.equals(wanted) && !now.isBefore(at) && now.isBefore(next);
        }
    }

    /**
     * Issues and renews what the spec names no Secret for.
     *
     * @param isComplete whether all members serve; otherwise one may wait for its certificate
     * @return Secrets that are in the way
     */
    public List<Problem> ensure(ClusterModel model, JsonNode resource, boolean isComplete, Instant now) {
        Owner owner = Owner.of(resource);
        if (model.access().tls().filter(TlsModel::isIssuedByOperator).isEmpty()) {
            looks.remove(owner);
            return List.of();
        }
        CertificateNames names = model.certificateNames().orElseThrow();
        Look last = looks.get(owner);
        if (isComplete && last != null && last.holds(names, now)) {
            return List.of();
        }
        looks.remove(owner);
        Outcome outcome = new Certificates(api, events, model, resource, now).ensure();
        Instant latest = now.plus(INTERVAL);
        if (outcome.problems().isEmpty()) {
            looks.put(owner, new Look(names, now, outcome.next().isBefore(latest) ? outcome.next() : latest));
        }
        return outcome.problems();
    }
}
