package com.example.postgres.operator.apply;

import com.example.postgres.model.CertificateNames;
import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.TlsModel;
import com.example.postgres.operator.apply.ApplyReport.Problem;
import com.example.postgres.operator.apply.ApplyReport.Reason;
import com.example.postgres.operator.certificate.Cause;
import com.example.postgres.operator.certificate.Holdings;
import com.example.postgres.operator.certificate.Issuance;
import com.example.postgres.operator.certificate.KeyedCertificate;
import com.example.postgres.operator.certificate.Term;
import com.example.postgres.operator.kubernetes.ApiException;
import com.example.postgres.operator.kubernetes.Events;
import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.example.postgres.operator.kubernetes.KubernetesApi.PatchType;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Issues the certificate of a cluster that names none, and renews it. First the CA is written, then what it signs, so that a kill
 * between them loses nothing. A Secret that somebody else wrote is left alone.
 */
final class Certificates {

    private static final String AUTHORITY_KEY = "ca.key";
    private static final String OPAQUE = "Opaque";
    private static final String TLS = "kubernetes.io/tls";

    private final KubernetesApi api;
    private final Events events;
    private final ClusterModel model;
    private final JsonNode resource;
    private final Instant now;
    private final Owner owner;
    private final CertificateNames names;
    private final IssuedSecret authority;
    private final IssuedSecret server;

    /** Reads the Secrets. */
    Certificates(KubernetesApi api, Events events, ClusterModel model, JsonNode resource, Instant now) {
        this.api = api;
        this.events = events;
        this.model = model;
        this.resource = resource;
        this.now = now;
        this.owner = Owner.of(resource);
        this.names = model.certificateNames().orElseThrow();
        this.server = IssuedSecret.read(
                api,
                model,
                model.names().tlsSecret(),
                TLS,
                List.of(TlsModel.CERTIFICATE_KEY, TlsModel.PRIVATE_KEY_KEY, TlsModel.CA_KEY));
        this.authority = IssuedSecret.read(
                api, model, model.names().authoritySecret(), OPAQUE, List.of(TlsModel.CA_KEY, AUTHORITY_KEY));
    }

    /**
     * What came of it.
     *
     * @param problems Secrets that are in the way
     * @param next when something is due
     */
    record Outcome(List<Problem> problems, Instant next) {

        Outcome {
            problems = List.copyOf(problems);
        }
    }

    Outcome ensure() {
        Optional<String> foreign = server.obstacle(owner);
        if (foreign.isPresent()) {
            return usable().map(this::untilItEnds).orElseGet(() -> inTheWay(server, foreign.get()));
        }
        Optional<String> foreignAuthority = authority.obstacle(owner);
        if (foreignAuthority.isPresent()) {
            return inTheWay(authority, foreignAuthority.get());
        }
        boolean isTaking = !server.isControlledBy(owner) || !authority.isControlledBy(owner);
        if (isTaking && !owner.isStillThere(resource, api)) {
            return new Outcome(List.of(), now);
        }
        try {
            KeyedCertificate signer = authority();
            return new Outcome(List.of(), serve(signer).nextLook(signer.certificate()));
        } catch (ApiException e) {
            if (!e.isRefused()) {
                throw e;
            }
            return new Outcome(List.of(new Problem(server.ref(), Reason.REFUSED, e.text())), now);
        }
    }

    /** What somebody else wrote is theirs to renew, and members say what is wrong with it. Without these keys no pod starts. */
    private Optional<Term> usable() {
        return Term.read(server.text(TlsModel.CERTIFICATE_KEY), server.text(TlsModel.CA_KEY))
                .filter(term -> !server.text(TlsModel.PRIVATE_KEY_KEY).isEmpty());
    }

    /** Nobody renews it if its tool is gone: cert-manager keeps the Secret of a Certificate that is deleted. */
    private Outcome untilItEnds(Term term) {
        return now.isBefore(term.overdueAt())
                ? new Outcome(List.of(), term.overdueAt())
                : new Outcome(
                        List.of(new Problem(
                                server.ref(),
                                Reason.FOREIGN_OBJECT,
                                "the certificate in it, or its CA, ends at " + term.end()
                                        + ", and this operator does not renew what it did not write: renew it, or delete the"
                                        + " Secret, so that the operator issues a certificate, or name in spec.tls who renews"
                                        + " it: issuerRef or certSecret")),
                        now);
    }

    private Outcome inTheWay(IssuedSecret secret, String reason) {
        return new Outcome(
                List.of(new Problem(
                        secret.ref(),
                        Reason.FOREIGN_OBJECT,
                        reason + ": delete it to let the operator issue a certificate, or name a Secret with one in"
                                + " spec.tls.certSecret")),
                now);
    }

    /** The CA that signs: the one that there is, or a new one. */
    private KeyedCertificate authority() {
        Optional<KeyedCertificate> present =
                KeyedCertificate.read(authority.text(TlsModel.CA_KEY), authority.text(AUTHORITY_KEY));
        Optional<Cause> cause = Holdings.causeOfAuthority(present, now);
        if (cause.isEmpty()) {
            write(authority, Map.of());
            return present.orElseThrow();
        }
        KeyedCertificate made =
                new Issuance(now).authority(model.namespace(), model.names().cluster());
        write(authority, Map.of(TlsModel.CA_KEY, made.certificateText(), AUTHORITY_KEY, made.keyText()));
        tellOfAuthority(cause.get());
        return made;
    }

    /** What members mount afterwards. */
    private Holdings serve(KeyedCertificate signer) {
        Holdings present = Holdings.read(
                server.text(TlsModel.CERTIFICATE_KEY),
                server.text(TlsModel.PRIVATE_KEY_KEY),
                server.text(TlsModel.CA_KEY));
        Map<String, String> values = new HashMap<>();
        Optional<Cause> cause = present.cause(signer.certificate(), names, now);
        Holdings wanted = present;
        if (cause.isPresent()) {
            KeyedCertificate issued =
                    new Issuance(now).server(signer, model.names().cluster(), names);
            wanted = new Holdings(Optional.of(issued), present.trusted());
            values.put(TlsModel.CERTIFICATE_KEY, issued.certificateText());
            values.put(TlsModel.PRIVATE_KEY_KEY, issued.keyText());
        }
        Holdings trusting = new Holdings(wanted.server(), present.wantedTrust(signer.certificate(), now));
        if (!trusting.trusted().equals(present.trusted())) {
            values.put(TlsModel.CA_KEY, trusting.trustedText());
        }
        write(server, values);
        cause.ifPresent(this::tellOfServer);
        return trusting;
    }

    private void tellOfAuthority(Cause cause) {
        if (!authority.exists() && !server.exists()) {
            events.normal(
                    resource,
                    "AuthorityCreated",
                    "created a CA in the Secret " + authority.ref().name());
            return;
        }
        String message = "created a new CA in the Secret " + authority.ref().name() + ", because " + cause.text()
                + ": clients that verify the server need the new ca.crt of the Secret "
                + server.ref().name();
        if (cause == Cause.DUE) {
            events.normal(resource, "AuthorityRenewed", message);
        } else {
            events.warning(resource, "AuthorityReplaced", message);
        }
    }

    private void tellOfServer(Cause cause) {
        String secret = "the certificate in the Secret " + server.ref().name();
        if (server.exists()) {
            events.normal(resource, "CertificateRenewed", "renewed " + secret + ", because " + cause.text());
        } else {
            events.normal(resource, "CertificateIssued", "issued " + secret);
        }
    }

    /** Writes nothing if nothing differs. */
    private void write(IssuedSecret secret, Map<String, String> values) {
        if (!secret.exists()) {
            if (!api.create(secret.created(values, model, owner))) {
                throw new ApiException(409, secret.ref() + " was created at the same time");
            }
        } else if (!values.isEmpty() || !secret.isControlledBy(owner)) {
            api.patch(secret.ref(), "", PatchType.MERGE, secret.changed(values, owner));
        }
    }
}
