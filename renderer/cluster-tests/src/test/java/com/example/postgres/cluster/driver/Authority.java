package com.example.postgres.cluster.driver;

/** An authority of a user's own, made as the documentation of TLS asks for. */
public final class Authority {

    private static final String CA = "authority";

    private final KeyPairs keys = new KeyPairs();
    private int issued;

    /** Makes a key and a certificate with the extensions that strict verifiers ask for. */
    public Authority(String commonName) {
        keys.generate(CA, commonName, "-ext", "bc:critical=ca:true", "-ext", "ku:critical=keyCertSign,cRLSign");
    }

    /** The certificate that others trust. */
    public String certificate() {
        return keys.certificate(CA);
    }

    /** A certificate with every name that clients and members of the cluster use; valid for a month. */
    public ServerCertificate issue(Cluster cluster) {
        return issue(cluster, 0, 30);
    }

    /** The same, expired an hour ago. */
    public ServerCertificate issueExpired(Cluster cluster) {
        return issue(cluster, 2, 2);
    }

    /** Starts an hour earlier, for clocks differ. */
    private ServerCertificate issue(Cluster cluster, int daysAgo, int days) {
        issued++;
        String alias = "server-" + issued;
        keys.generate(
                alias,
                cluster.name(),
                "-signer",
                CA,
                "-startdate",
                "-" + (daysAgo * 24 + 1) + "H",
                "-validity",
                Integer.toString(days),
                "-ext",
                names(cluster),
                "-ext",
                "eku=serverAuth,clientAuth");
        return new ServerCertificate(keys.certificate(alias), keys.privateKey(alias));
    }

    private static String names(Cluster cluster) {
        String name = cluster.name();
        String domain = cluster.namespace().name() + ".svc";
        return "san=dns:%1$s,dns:%1$s.%2$s,dns:%1$s-primary,dns:%1$s-primary.%2$s,dns:%1$s-repl,dns:%1$s-repl.%2$s,dns:*.%1$s-headless.%2$s"
                .formatted(name, domain);
    }
}
