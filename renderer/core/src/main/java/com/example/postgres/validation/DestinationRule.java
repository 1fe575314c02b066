package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.Destination;
import com.example.postgres.syntax.IpAddress;
import com.example.postgres.syntax.NearestName;
import com.example.postgres.validation.Rules.Rule;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of buckets are valid in their object store.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">S3: bucket naming rules</a>
 * @see <a href="https://cloud.google.com/storage/docs/buckets#naming">Cloud Storage: bucket names</a>
 */
final class DestinationRule implements Rule {

    private static final Pattern S3_BUCKET = Pattern.compile("[a-z0-9][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)*");
    private static final Pattern GCS_BUCKET = Pattern.compile("[a-z0-9][a-z0-9_.-]*[a-z0-9]");
    private static final int MAX_LENGTH = 63;

    /** In a name with dots, the limit of 63 applies to the parts between them. */
    private static final int MAX_DOTTED_GCS_LENGTH = 222;

    /** Amazon answers a read of these with an error until somebody asks for a copy of the object. */
    private static final Set<String> UNREADABLE_CLASSES = Set.of("GLACIER", "DEEP_ARCHIVE");

    /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html, x-amz-storage-class */
    private static final List<String> CLASSES = List.of(
            "STANDARD",
            "STANDARD_IA",
            "ONEZONE_IA",
            "INTELLIGENT_TIERING",
            "GLACIER_IR",
            "REDUCED_REDUNDANCY",
            "EXPRESS_ONEZONE",
            "OUTPOSTS",
            "SNOW",
            "FSX_OPENZFS",
            "FSX_ONTAP");

    @Override
    public void check(RuleContext context) {
        for (Archive archive : Archive.of(context.spec())) {
            FieldPath path = archive.path().field("destination");
            if (archive.destination() instanceof Destination.S3 s3) {
                checkS3(path, s3, context);
            } else if (archive.destination() instanceof Destination.Gcs gcs) {
                checkGcsBucket(path.field("bucket"), gcs.bucket(), context);
            }
        }
    }

    private static void checkS3(FieldPath path, Destination.S3 s3, RuleContext context) {
        String bucket = s3.bucket();
        // Amazon's rule. Other S3-compatible stores are less strict, so the rule applies only without an endpoint.
        if (s3.endpoint() == null) {
            boolean isName = S3_BUCKET.matcher(bucket).matches() && bucket.length() <= MAX_LENGTH;
            if (!isName || IpAddress.parse(bucket).isPresent()) {
                context.invalid(
                        path.field("bucket"),
                        "destination.bucket",
                        bucket,
                        "must be 3 to 63 lower-case letters,"
                                + " digits, '-' and '.', and not an IP address: S3 requires this");
            }
        }
        if (s3.storageClass() != null) {
            checkStorageClass(path.field("storageClass"), s3.storageClass(), s3.endpoint() == null, context);
        }
        if (s3.endpoint() != null && s3.endpoint().startsWith("http:") && s3.caSecret() != null) {
            context.forbidden(
                    path.field("caSecret"),
                    "destination.caSecret",
                    "caSecret may be set only with an https endpoint: http uses no certificates");
        }
        if (s3.endpoint() != null && portOf(s3.endpoint()) > 65_535) {
            context.invalid(
                    path.field("endpoint"),
                    "destination.endpoint",
                    s3.endpoint(),
                    "the port must be between 1 and 65535");
        }
    }

    /** Other stores have classes of their own. */
    private static void checkStorageClass(FieldPath path, String name, boolean isAmazon, RuleContext context) {
        String unreadable =
                "objects of this class cannot be read back at once: neither a restore nor a replica could use"
                        + " the archive; use GLACIER_IR or STANDARD_IA";
        if (UNREADABLE_CLASSES.contains(name) && isAmazon) {
            context.invalid(path, "destination.storageClass", name, unreadable);
        } else if (UNREADABLE_CLASSES.contains(name)) {
            context.warn(path, "destination.storageClass", name, "with Amazon S3, " + unreadable);
        } else if (isAmazon && !CLASSES.contains(name)) {
            context.warn(
                    path,
                    "destination.storageClass",
                    name,
                    "is not a storage class of Amazon S3"
                            + NearestName.of(name, CLASSES)
                                    .map(nearest -> "; did you mean " + nearest + "?")
                                    .orElse(""));
        }
    }

    private static int portOf(String endpoint) {
        Matcher port = Pattern.compile("^https?://[^/]*?:(\\d{1,6})(/.*)?$").matcher(endpoint);
        return port.matches() ? Integer.parseInt(port.group(1)) : 443;
    }

    private static void checkGcsBucket(FieldPath path, String bucket, RuleContext context) {
        boolean isShort = bucket.length() <= (bucket.contains(".") ? MAX_DOTTED_GCS_LENGTH : MAX_LENGTH);
        if (!isShort || !GCS_BUCKET.matcher(bucket).matches() || bucket.startsWith("goog")) {
            context.invalid(
                    path,
                    "destination.bucket",
                    bucket,
                    "must be 3 to 63 lower-case letters, digits, '-', '_' and"
                            + " '.', and must not begin with goog: Cloud Storage requires this");
        }
    }
}
