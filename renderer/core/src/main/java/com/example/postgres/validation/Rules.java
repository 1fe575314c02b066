package com.example.postgres.validation;

import java.util.List;
import java.util.stream.Stream;

/** The rules of this release. */
final class Rules {

    private Rules() {}

    static List<Rule> all() {
        return Stream.concat(lasting().stream(), Stream.of(new NotYetRendered()))
                .toList();
    }

    /** All but the one that shrinks with every feature. */
    static List<Rule> lasting() {
        return List.of(
                new HostileTextRule(),
                new ImageRule(),
                new StorageRule(),
                new ResourcesRule(),
                new DurationRule(),
                new ParametersRule(),
                new PgHbaRule(),
                new PatroniTimingRule(),
                new SynchronousModeRule(),
                new BootstrapRule(),
                new InitdbRule(),
                new RecoveryTargetRule(),
                new SourceVersionRule(),
                new StandbyRule(),
                new ServiceRule(),
                new TlsRule(),
                new PgBouncerRule(),
                new ScheduleRule(),
                new DestinationRule(),
                new EncryptionRule(),
                new NetworkPeersRule(),
                new SchedulingRule(),
                new MetadataRule(),
                new ExtraRule(),
                new ExtraContainersRule(),
                new TemplateVersionRule());
    }
}
