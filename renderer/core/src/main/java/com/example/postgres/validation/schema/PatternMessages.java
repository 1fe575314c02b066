package com.example.postgres.validation.schema;

import com.example.postgres.source.FieldPath;
import com.example.postgres.syntax.ImageReference;
import com.example.postgres.syntax.KubernetesName;
import com.example.postgres.syntax.LabelSyntax;
import java.util.Map;
import java.util.Optional;

/** Describes what a regular expression of the schema accepts. */
final class PatternMessages {

    private static final String FOLDER =
            "must consist of parts of letters, digits, '.', '_' and '-', each beginning with"
                    + " a letter or digit, with single slashes between them and none at either end";

    private static final String SCHEDULE =
            "must be five fields (minute, hour, day of month, month, day of week), such as"
                    + " \"0 2 * * *\", or one of @hourly, @daily, @midnight, @weekly, @monthly, @yearly, @annually";

    private static final String BYTES =
            "must be a number of bytes with a suffix, without a space between them, such as 100Gi, 512Mi or 1.5Ti";

    private static final String RESOURCE =
            "must be a number with at most one suffix, without a space between them, such as 2, 500m or 4Gi";

    private static final String CIDR = "must be a network in CIDR notation, such as 10.0.0.0/8 or 2001:db8::/32";

    private static final String LABEL_VALUE =
            "must consist of letters, digits, '-', '_' and '.', and begin and end with a letter or digit";

    /** By the name of the field, wherever it is; of a list or a map, for its entries. */
    private static final Map<String, String> BY_FIELD = Map.ofEntries(
            Map.entry("version", "must be a major version, \"14\" to \"18\", or a major with a minor such as \"18.1\""),
            Map.entry("image", ImageReference.MESSAGE),
            Map.entry("size", BYTES),
            Map.entry("maximumLagOnFailover", BYTES),
            Map.entry("requests", RESOURCE),
            Map.entry("limits", RESOURCE),
            Map.entry("timeout", "must be a duration in hours, minutes and seconds, such as 10m or 1h30m"),
            Map.entry("duration", "must be a duration in hours, minutes and seconds, such as 3h or 1h30m"),
            Map.entry(
                    "pgHba",
                    "must be one line that begins with local, host, hostssl, hostnossl, hostgssenc or hostnogssenc"),
            Map.entry("database", "must begin with a letter or '_' and consist of letters, digits, '_', '$' and '-'"),
            Map.entry("owner", "must begin with a letter or '_' and consist of letters, digits, '_', '$' and '-'"),
            Map.entry("encoding", "must be the name of a server encoding, such as UTF8"),
            Map.entry("locale", "must be the name of a locale, such as C.UTF-8 or en_US.UTF-8"),
            Map.entry("archiveName", FOLDER),
            Map.entry("takeOver", "must be a system identifier, as the log of the refused cluster names it"),
            Map.entry("path", FOLDER),
            Map.entry(
                    "bucket",
                    "must be the bare name of the bucket, without s3:// or gs://: letters, digits, '.', '_' and '-'"),
            Map.entry("container", "must consist of lower-case letters, digits and single '-' between them"),
            Map.entry("storageAccount", "must consist of lower-case letters and digits"),
            Map.entry("region", "must be the name of a region, such as eu-central-1"),
            Map.entry(
                    "endpoint",
                    "must be an http or https address without user, query or fragment, such as"
                            + " https://minio.example.com:9000"),
            Map.entry(
                    "backup",
                    "must be LATEST or the name of a backup as the archive lists it, such as"
                            + " base_000000010000000000000004"),
            Map.entry(
                    "time",
                    "must be a date and time in RFC 3339 format, with Z or an offset, such as"
                            + " \"2026-11-22T08:01:31Z\""),
            Map.entry("lsn", "must be a WAL location (LSN), such as 0/3000148"),
            Map.entry("xid", "must be a transaction ID"),
            Map.entry("host", "must be a host name or an IP address"),
            Map.entry("loadBalancerSourceRanges", CIDR),
            Map.entry("altNames", "must be a DNS name, which may begin with '*.', or an IP address"),
            Map.entry("scrapeInterval", "must be a duration in hours, minutes and seconds, such as 30s or 1m30s"),
            Map.entry("icuLocale", "must be an ICU locale, such as de-DE or en-US-u-kn"),
            Map.entry("cidr", CIDR),
            Map.entry("kind", "must be a kind, such as Issuer or ClusterIssuer"),
            Map.entry("schedule", SCHEDULE),
            Map.entry("timeZone", "must be the name of an IANA time zone, such as Europe/Berlin"),
            Map.entry("labels", LABEL_VALUE),
            Map.entry("monitorLabels", LABEL_VALUE),
            Map.entry("nodeSelector", LABEL_VALUE),
            Map.entry(
                    "fieldPath",
                    "must be a field of the pod that a variable or a file can hold, such as metadata.name"));

    private static final String LABEL_NAME = "([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]";

    private static final String DNS_NAME = "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";

    private static final String LABEL_KEY = "(" + DNS_NAME + "/)?" + LABEL_NAME;

    private static final String FILE_KEY = "^\\.?[-_a-zA-Z0-9][-._a-zA-Z0-9]*$";

    private static final String PORT_NAME = "^([0-9]+-)*[0-9]*[a-z][a-z0-9]*(-[a-z0-9]+)*$";

    private static final String RELATIVE_PATH =
            "^([^/.][^/]*|\\.[^/.][^/]*|\\.\\.[^/]+|\\.)(/([^/.][^/]*|\\.[^/.][^/]*|\\.\\.[^/]+|\\.)?)*$";

    /** The storage class of an object store and that of a volume are both called storageClass. */
    private static final Map<String, String> BY_PATTERN = Map.ofEntries(
            Map.entry("^[A-Z0-9_]+$", "must be the storage class of the object store, such as STANDARD_IA"),
            Map.entry("^[ -<>-~]+$", "must consist of printable ASCII characters other than '='"),
            Map.entry("^[ -<>-~]*$", "must consist of printable ASCII characters other than '='"),
            Map.entry(FILE_KEY, "must consist of letters, digits, '-', '_' and '.', and not be or begin with '..'"),
            Map.entry(RELATIVE_PATH, "must be a relative path without '..'"),
            Map.entry(RELATIVE_PATH + "|^$", "must be a relative path without '..'"),
            Map.entry("^/", "must be an absolute path"),
            Map.entry("^[a-z0-9_]+$", "must consist of lower-case letters, digits and '_'"),
            Map.entry("^[A-Za-z0-9_]+$", "must consist of letters, digits and '_'"),
            Map.entry(
                    PORT_NAME,
                    "must be a number, or a name of lower-case letters, digits and single '-' with at least one letter"),
            Map.entry(
                    "^(Memory|HugePages(-[1-9][0-9]*[KMG]i)?)?$", "must be empty, Memory, HugePages or HugePages-SIZE"),
            Map.entry(
                    "^(limits|requests)[.](cpu|memory|ephemeral-storage|hugepages-.+)$",
                    "must be limits or requests of cpu, memory, ephemeral-storage or hugepages-SIZE, such as limits.cpu"),
            Map.entry("^[-A-Za-z0-9]+$", "must be the name of an HTTP header"),
            Map.entry("^[a-zA-Z0-9]([-a-zA-Z0-9.]*[a-zA-Z0-9])?$", "must be the name of a CSI driver"));

    private PatternMessages() {}

    static String of(String pattern, String value, SchemaTree schema, FieldPath path) {
        Optional<String> ofName = ofKubernetesName(pattern, value);
        if (ofName.isPresent()) {
            return ofName.get();
        }
        return Optional.ofNullable(BY_PATTERN.get(pattern))
                .or(() -> ofField(path))
                .or(() -> path.parent()
                        .filter(parent -> schema.fields(parent).isEmpty())
                        .flatMap(PatternMessages::ofField))
                .orElseGet(() -> explained(pattern, schema.firstSentence(path)));
    }

    private static String explained(String pattern, String description) {
        return description.isEmpty() ? "must match the regular expression " + pattern : "does not fit: " + description;
    }

    private static Optional<String> ofField(FieldPath path) {
        return path.segments().isEmpty()
                ? Optional.empty()
                : Optional.of(path.segments().get(path.segments().size() - 1))
                        .filter(FieldPath.Field.class::isInstance)
                        .map(segment -> BY_FIELD.get(((FieldPath.Field) segment).name()));
    }

    private static Optional<String> ofKubernetesName(String pattern, String value) {
        return switch (pattern) {
            case "^" + DNS_NAME + "$", "^(" + DNS_NAME + ")?$" -> KubernetesName.SUBDOMAIN.problem(value);
            case "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$" -> KubernetesName.LABEL.problem(value);
            case "^" + LABEL_KEY + "$", "^(" + LABEL_KEY + ")?$" -> LabelSyntax.keyProblem(value);
            case "^(" + LABEL_NAME + ")?$" -> LabelSyntax.valueProblem(value);
            default -> Optional.empty();
        };
    }
}
