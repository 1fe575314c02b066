package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.view.SecretView.SecretMountView;
import com.example.postgres.view.TlsView.TlsVolumeView;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.zip.CRC32;

/**
 * The pods of the members.
 *
 * @param metadata labels and annotations
 * @param terminationGracePeriodSeconds that a member has to stop
 * @param restartChecksum of the parameters that PostgreSQL reads only at start
 * @param scriptsChecksum of the scripts that the containers run
 * @param settings of any pod
 * @param identity where credentials of the cloud go
 * @param postgres the container of Patroni and PostgreSQL
 * @param pooler the container of the connection pooler
 * @param exporter the container of the metrics exporter
 * @param application the database of an application
 * @param volumes ConfigMaps and Secrets of the cluster
 * @param extra additions of the user
 */
public record PodView(
        PodMetadataView metadata,
        int terminationGracePeriodSeconds,
        String restartChecksum,
        String scriptsChecksum,
        PodSettingsView settings,
        WorkloadIdentityView identity,
        PostgresContainerView postgres,
        Optional<PoolerView> pooler,
        Optional<ExporterView> exporter,
        Optional<ApplicationView> application,
        VolumesView volumes,
        ExtraView extra) {

    /**
     * The volumes of the members, except those of one container only.
     *
     * @param patroniConfigMap with patroni.yml
     * @param scriptsConfigMap with the scripts
     * @param credentials the Secret with the passwords
     * @param tls the certificates; empty when connections are not encrypted
     * @param secretMounts Secrets of the archives
     */
    public record VolumesView(
            String patroniConfigMap,
            String scriptsConfigMap,
            SecretView credentials,
            Optional<TlsVolumeView> tls,
            List<SecretMountView> secretMounts) {

        static VolumesView of(ClusterModel model) {
            return new VolumesView(
                    model.names().patroniConfigMap(),
                    model.names().scriptsConfigMap(),
                    SecretView.of(model.credentials()),
                    TlsVolumeView.of(model),
                    SecretMountView.of(model));
        }
    }

    static PodView of(ClusterModel model, SortedMap<String, String> scripts) {
        return new PodView(
                PodMetadataView.ofMembers(model),
                model.members().pod().terminationGracePeriodSeconds(),
                model.postgres().restartChecksum(),
                checksum(scripts),
                PodSettingsView.of(
                        model,
                        model.names().cluster(),
                        SecurityView.ofMember(model.members().pod().users())),
                WorkloadIdentityView.of(model),
                PostgresContainerView.of(model),
                PoolerView.of(model),
                ExporterView.of(model),
                ApplicationView.of(model),
                VolumesView.of(model),
                ExtraView.of(model.members().pod().extra()));
    }

    /** Tells whether scripts changed. CRC-32 costs a cold start nothing, and nobody forges these files. */
    private static String checksum(SortedMap<String, String> scripts) {
        CRC32 checksum = new CRC32();
        scripts.forEach((name, text) -> {
            checksum.update(name.getBytes(StandardCharsets.UTF_8));
            checksum.update(text.getBytes(StandardCharsets.UTF_8));
        });
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }
}
