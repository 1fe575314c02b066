package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels;
import com.example.postgres.model.PostgresModel;
import com.example.postgres.model.RecoveryModel;
import com.example.postgres.model.StandbyModel;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * The file patroni.yml: what concerns one member and cannot change while it runs.
 *
 * @param scope name of the cluster
 * @param selector further labels of members and of Patroni's ConfigMaps
 * @param binDirectory of the server programs
 * @param recoveryConfiguration PostgreSQL's settings of a restore, a mapping; empty when the cluster begins otherwise
 * @param followsArchive whether the cluster is a standby that follows an archive
 * @param initdb how a new cluster is initialized
 * @param createsApplication whether a new cluster gets a database for an application
 * @param notifiesPooler whether a connection pooler must learn of role changes
 */
public record PatroniView(
        String scope,
        JsonNode selector,
        String binDirectory,
        Optional<JsonNode> recoveryConfiguration,
        boolean followsArchive,
        InitdbView initdb,
        boolean createsApplication,
        boolean notifiesPooler) {

    /**
     * The options of initdb.
     *
     * @param encoding of the databases
     * @param locale of the databases
     * @param icuLocale if the locale provider is icu
     * @param builtinLocale if the locale provider is builtin
     * @param dataChecksums whether pages carry checksums
     * @param checksumsAreDefault whether initdb writes checksums unless told not to (PostgreSQL 18 and newer)
     * @param avoidsHugePages whether initdb must not use huge pages (PostgreSQL 16 and newer can be told)
     */
    public record InitdbView(
            String encoding,
            String locale,
            Optional<String> icuLocale,
            Optional<String> builtinLocale,
            boolean dataChecksums,
            boolean checksumsAreDefault,
            boolean avoidsHugePages) {

        private static final int FIRST_MAJOR_WITH_CHECKSUMS = 18;

        /** The first major version whose initdb has the option {@code --set}. */
        private static final int FIRST_MAJOR_WITH_SETTINGS = 16;

        static InitdbView of(PostgresModel postgres) {
            int major = postgres.version().major();
            return new InitdbView(
                    postgres.encoding(),
                    postgres.locale(),
                    postgres.icuLocale(),
                    postgres.builtinLocale(),
                    postgres.dataChecksums(),
                    major >= FIRST_MAJOR_WITH_CHECKSUMS,
                    !postgres.hasHugePages() && major >= FIRST_MAJOR_WITH_SETTINGS);
        }
    }

    public static PatroniView of(ClusterModel model) {
        PostgresModel postgres = model.postgres();
        return new PatroniView(
                model.names().cluster(),
                Json.of(Map.of(Labels.COMPONENT, Labels.Component.POSTGRES.value())),
                postgres.binDirectory(),
                model.data().recovery().map(RecoveryModel::configuration).map(Json::of),
                model.data().standby().flatMap(StandbyModel::archive).isPresent(),
                InitdbView.of(postgres),
                model.application().isPresent(),
                model.access().pooler().isPresent());
    }
}
