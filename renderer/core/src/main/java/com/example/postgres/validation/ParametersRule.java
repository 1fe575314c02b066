package com.example.postgres.validation;

import com.example.postgres.parameters.GivenParameters;
import com.example.postgres.parameters.MemoryBudget;
import com.example.postgres.parameters.ParameterValidator;
import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.BootstrapSpec.Initdb;
import com.example.postgres.spec.ResourcesSpec;
import com.example.postgres.spec.TransferLimits;
import com.example.postgres.syntax.Quantity;
import com.example.postgres.validation.Rules.Rule;
import java.util.List;
import java.util.Optional;

/** Server parameters exist in the major version, have valid values, and fit into the memory of the container. */
final class ParametersRule implements Rule {

    private static final FieldPath PATH = RuleContext.SPEC.field("postgresqlParams");

    private static final String HUGE_PAGES = "huge_pages";

    private static final List<String> PROTOCOLS = List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");

    /** Less is reported by the rule of resources. */
    private static final long MIN_LIMIT = 4L << 20;

    private static final FieldPath MEMORY =
            RuleContext.SPEC.field("resources").field("limits").field("memory");

    @Override
    public void check(RuleContext context) {
        GivenParameters parameters = context.spec().postgresqlParams();
        Optional.ofNullable(context.spec().resources())
                .map(resources -> resources.limits().get("memory"))
                .ifPresent(limit -> checkMemory(limit, parameters, context));
        if (parameters.written().isEmpty() || !parameters.isMajorKnown()) {
            return;
        }
        ParameterValidator.check(parameters, PATH).forEach(context::report);
        checkHugePages(parameters, context);
        checkRewind(parameters, context);
        checkSynchronousCommit(parameters, context);
        checkProtocols(parameters, context);
    }

    private static void checkMemory(String limit, GivenParameters parameters, RuleContext context) {
        Optional<Long> bytes = Quantity.tryParse(limit).map(Quantity::longValue);
        if (bytes.isEmpty()) {
            return;
        }
        long hugePages = hugePages(context);
        long backups = backups(context);
        MemoryBudget.check(parameters, bytes.get(), hugePages, backups, PATH).forEach(context::report);
        if (hugePages == 0 && !parameters.written().containsKey("shared_buffers") && bytes.get() >= MIN_LIMIT) {
            MemoryBudget.problemOfDefault(bytes.get())
                    .ifPresentOrElse(
                            problem -> context.invalid(MEMORY, "resources.sharedBuffers", limit, problem),
                            () -> MemoryBudget.problemOfBackups(bytes.get(), backups)
                                    .ifPresent(problem -> context.warn(MEMORY, "resources.backups", limit, problem)));
        }
    }

    /** The bytes that base backups and archiving may take. */
    private static long backups(RuleContext context) {
        return Optional.ofNullable(context.spec().backup())
                .flatMap(backup ->
                        TransferLimits.of(backup.destination(), context.spec().resources()))
                .map(TransferLimits::totalBytes)
                .orElse(0L);
    }

    private static void checkHugePages(GivenParameters parameters, RuleContext context) {
        ResourcesSpec resources = context.spec().resources();
        if (parameters.has(HUGE_PAGES, "on") && (resources == null || !resources.hasHugePages())) {
            context.invalid(
                    PATH.field(HUGE_PAGES),
                    "postgresqlParams.hugePages",
                    parameters.written().get(HUGE_PAGES),
                    "needs huge pages in spec.resources.limits, such as hugepages-2Mi: 2Gi, or the server does not start");
        }
    }

    /** The bytes of huge pages that the server may use. */
    private static long hugePages(RuleContext context) {
        ResourcesSpec resources = context.spec().resources();
        boolean areOff = context.spec().postgresqlParams().has(HUGE_PAGES, "off");
        return resources == null || areOff
                ? 0
                : resources.limits().entrySet().stream()
                        .filter(limit -> limit.getKey().startsWith(ResourcesSpec.HUGE_PAGES))
                        .flatMap(limit -> Quantity.tryParse(limit.getValue()).stream())
                        .mapToLong(Quantity::longValue)
                        .sum();
    }

    /** pg_rewind needs hint bits in the WAL, or checksums, which imply them. */
    private static void checkRewind(GivenParameters parameters, RuleContext context) {
        Initdb initdb = context.spec().initdb();
        boolean hasNoChecksums = initdb != null && Boolean.FALSE.equals(initdb.dataChecksums());
        if (parameters.has("wal_log_hints", "off") && hasNoChecksums) {
            warn(
                    "wal_log_hints",
                    "rewind",
                    "without it and without checksums pg_rewind cannot run: a former primary has to be copied again; leave"
                            + " it on, or set spec.bootstrap.initdb.dataChecksums",
                    parameters,
                    context);
        }
    }

    private static void checkSynchronousCommit(GivenParameters parameters, RuleContext context) {
        String mode = context.spec().patroni() == null
                ? null
                : context.spec().patroni().synchronousMode();
        if (mode != null && !mode.equals("disabled") && parameters.has("synchronous_commit", "local")) {
            warn(
                    "synchronous_commit",
                    "synchronousCommit",
                    "no transaction waits for a standby, although spec.patroni.synchronousMode is " + mode
                            + ": a failover loses transactions",
                    parameters,
                    context);
        }
    }

    private static void checkProtocols(GivenParameters parameters, RuleContext context) {
        int least = PROTOCOLS.indexOf(protocol("ssl_min_protocol_version", "TLSv1.2", parameters));
        int most = PROTOCOLS.indexOf(protocol("ssl_max_protocol_version", "", parameters));
        if (context.spec().hasTls() && most >= 0 && least > most) {
            context.invalid(
                    PATH.field("ssl_max_protocol_version"),
                    "postgresqlParams.protocols",
                    parameters.written().get("ssl_max_protocol_version"),
                    "must not be less than ssl_min_protocol_version, " + PROTOCOLS.get(least)
                            + ": the server does not start");
        }
    }

    private static String protocol(String name, String other, GivenParameters parameters) {
        return PROTOCOLS.stream()
                .filter(version -> parameters.has(name, version))
                .findFirst()
                .orElse(other);
    }

    private static void warn(String name, String rule, String detail, GivenParameters parameters, RuleContext context) {
        context.warn(
                PATH.field(name),
                "postgresqlParams." + rule,
                parameters.written().getOrDefault(name, ""),
                detail);
    }
}
