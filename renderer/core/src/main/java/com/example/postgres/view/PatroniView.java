package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels;
import com.example.postgres.model.PostgresModel;
import com.example.postgres.model.RecoveryModel;
import com.example.postgres.model.StandbyModel;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file patroni.yml: what concerns one member and cannot change while it runs.
 *
 * @param scope name of the cluster
 * @param clusterLabel key of the label whose value is the scope
 * @param roleLabel key of the label in which Patroni writes the role
 * @param selector further labels of members and of Patroni's ConfigMaps
 * @param primary value of the role label of the leader
 * @param replica value of the role label of the others
 * @param binDirectory of the server programs
 * @param dataDirectory of the database
 * @param hasRecovery whether the first data come from a backup
 * @param recoveryConfiguration PostgreSQL's settings of that recovery, a mapping
 * @param followsArchive whether the cluster is a standby that follows an archive
 * @param encoding of a new cluster
 * @param locale of a new cluster
 * @param dataChecksums whether pages of a new cluster carry checksums
 * @param hasApplication whether a new cluster gets a database for an application
 * @param hasPooler whether a connection pooler must hear of role changes
 * @param checksumsAreDefault whether initdb writes checksums unless told not to (PostgreSQL 18 and newer)
 */
public record PatroniView(
        String scope,
        String clusterLabel,
        String roleLabel,
        JsonNode selector,
        String primary,
        String replica,
        String binDirectory,
        String dataDirectory,
        boolean hasRecovery,
        JsonNode recoveryConfiguration,
        boolean followsArchive,
        String encoding,
        String locale,
        boolean dataChecksums,
        boolean hasApplication,
        boolean hasPooler,
        boolean checksumsAreDefault) {

    public static PatroniView of(ClusterModel model) {
        PostgresModel postgres = model.postgres();
        return new PatroniView(
                model.names().cluster(),
                Labels.CLUSTER,
                Labels.ROLE,
                Json.of(Map.of(Labels.COMPONENT, Labels.Component.POSTGRES.value())),
                Labels.PRIMARY,
                Labels.REPLICA,
                postgres.binDirectory(),
                Paths.DATA,
                model.recovery().isPresent(),
                Json.of(model.recovery().map(RecoveryModel::configuration).orElseGet(TreeMap::new)),
                model.standby().flatMap(StandbyModel::archive).isPresent(),
                postgres.encoding(),
                postgres.locale(),
                postgres.dataChecksums(),
                model.application().isPresent(),
                model.pooler().isPresent(),
                postgres.version().enablesChecksums());
    }
}
