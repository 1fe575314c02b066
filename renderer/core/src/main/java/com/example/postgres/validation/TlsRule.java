package com.example.postgres.validation;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.spec.TlsSpec;
import com.example.postgres.spec.TlsSpec.IssuerReference;
import com.example.postgres.syntax.IpBlock;
import com.example.postgres.target.Consumer;
import com.example.postgres.validation.Rules.Rule;
import org.jspecify.annotations.Nullable;

/** The server certificate has one source, and for GitOps one that works without the operator. */
final class TlsRule implements Rule {

    private static final FieldPath TLS = RuleContext.SPEC.field("tls");

    @Override
    public void check(RuleContext context) {
        TlsSpec tls = context.spec().tls();
        if (tls == null) {
            return;
        }
        boolean hasSource = tls.certSecret() != null || tls.issuerRef() != null;
        if (tls.certSecret() != null && tls.issuerRef() != null) {
            context.forbidden(TLS.field("issuerRef"), "tls.source", "certSecret and issuerRef are mutually exclusive");
        }
        if (tls.caSecret() != null && !hasSource) {
            context.forbidden(
                    TLS.field("caSecret"),
                    "tls.caSecret",
                    "caSecret may be set only when certSecret or issuerRef is set: the operator knows its own CA");
        }
        if (context.spec().hasTls() && !hasSource && context.target().consumer() == Consumer.GITOPS) {
            context.required(
                    TLS.field("certSecret"),
                    "tls.source",
                    "set certSecret, a Secret with tls.crt and tls.key, or"
                            + " issuerRef, an issuer of cert-manager: only the operator can issue certificates itself");
        }
        checkIssuer(tls.issuerRef(), context);
        checkAltNames(tls, context);
    }

    private static void checkAltNames(TlsSpec tls, RuleContext context) {
        FieldPath path = TLS.field("altNames");
        if (!tls.altNames().isEmpty() && tls.certSecret() != null) {
            context.forbidden(
                    path,
                    "tls.altNames",
                    "altNames may be set only when certSecret is not: a certificate of your own has the names it was"
                            + " issued with");
        }
        for (int i = 0; i < tls.altNames().size(); i++) {
            String name = tls.altNames().get(i);
            boolean isAddress = name.contains(":") || name.matches("([0-9]+[.])*[0-9]+");
            if (isAddress
                    && IpBlock.problem(name + (name.contains(":") ? "/128" : "/32"))
                            .isPresent()) {
                context.invalid(path.index(i), "tls.altNames", name, "must be a DNS name or an IP address");
            }
        }
    }

    private static void checkIssuer(@Nullable IssuerReference issuer, RuleContext context) {
        if (issuer == null || issuer.kind() == null) {
            return;
        }
        boolean isOurs =
                requireNonNullElse(issuer.group(), SpecDefaults.ISSUER_GROUP).equals(SpecDefaults.ISSUER_GROUP);
        if (isOurs && !issuer.kind().equals("Issuer") && !issuer.kind().equals("ClusterIssuer")) {
            context.invalid(
                    TLS.field("issuerRef").field("kind"),
                    "tls.issuerRef.kind",
                    issuer.kind(),
                    "kind must be Issuer or ClusterIssuer, unless group names another issuer's API group");
        }
    }
}
