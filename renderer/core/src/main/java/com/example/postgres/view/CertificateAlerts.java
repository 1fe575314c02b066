package com.example.postgres.view;

import java.util.List;

/** Whether the certificates that members serve stay valid. */
final class CertificateAlerts {

    private static final String CURE =
            "Replace the content of the Secret, or look at why cert-manager does not: kubectl describe certificate.";

    private CertificateAlerts() {}

    static List<AlertView> of(AlertScope scope) {
        String rest = scope.metric("pgc_certificate_not_after_timestamp_seconds") + " - time() < ";
        return List.of(
                scope.warning(
                        "PostgresCertificateExpiring",
                        rest + days(14),
                        "1h",
                        "the certificate of a member of " + scope.cluster() + " expires within two weeks",
                        CURE),
                scope.critical(
                        "PostgresCertificateExpiresSoon",
                        rest + days(3),
                        "10m",
                        "the certificate of a member of " + scope.cluster() + " expires within three days",
                        "Clients that verify it will be refused. " + CURE));
    }

    private static int days(int count) {
        return count * 24 * 60 * 60;
    }
}
