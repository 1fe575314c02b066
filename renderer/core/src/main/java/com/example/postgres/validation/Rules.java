package com.example.postgres.validation;

import java.util.List;

/** The rules of this release. */
final class Rules {

    private Rules() {}

    static List<Rule> all() {
        return List.of(
                new SingleLineRule(),
                new EndOfLifeRule(),
                new ImageRule(),
                new StorageRule(),
                new ResourcesRule(),
                new DurationRule(),
                new ParametersRule(),
                new WalVolumeRule(),
                new PgHbaRule(),
                new PatroniTimingRule(),
                new SynchronousModeRule(),
                new ReplicationSlotsRule(),
                new ConnectionsRule(),
                new BootstrapRule(),
                new InitdbRule(),
                new LocaleProviderRule(),
                new RecoveryTargetRule(),
                new SourceVersionRule(),
                new SourceArchiveRule(),
                new StandbyRule(),
                new StandbyCredentialsRule(),
                new ServiceRule(),
                new TlsRule(),
                new PgBouncerRule(),
                new ScheduleRule(),
                new DestinationRule(),
                new EncryptionRule(),
                new NetworkPeersRule(),
                new ReachabilityRule(),
                new SchedulingRule(),
                new MetadataRule(),
                new ExtraRule(),
                new ExtraContainersRule(),
                new ExtraAccessRule(),
                new ExtraVolumesRule(),
                new MountsRule(),
                new EnvironmentRule(),
                new ProbesRule(),
                new ContainerSecurityRule(),
                new SelectorsRule());
    }

    /**
     * One concern that the schema cannot express. A rule sees a spec whose fields have the right types, not one that other
     * rules accepted, and reports everything that is wrong.
     */
    interface Rule {

        void check(RuleContext context);
    }
}
