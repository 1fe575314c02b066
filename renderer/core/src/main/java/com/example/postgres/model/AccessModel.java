package com.example.postgres.model;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.target.RenderTarget;
import java.util.Optional;

/**
 * How clients connect.
 *
 * @param service how the primary is exposed
 * @param replicaService how the replicas are exposed
 * @param domain DNS domain of the Kubernetes cluster
 * @param network who may connect
 * @param tls encrypted connections
 * @param pooler the connection pooler
 */
public record AccessModel(
        ServiceModel service,
        ServiceModel replicaService,
        String domain,
        NetworkModel network,
        Optional<TlsModel> tls,
        Optional<PoolerModel> pooler) {

    static AccessModel of(PostgresClusterSpec spec, Names names, DataModel data, RenderTarget target) {
        return new AccessModel(
                ServiceModel.of(spec.service()),
                ServiceModel.of(spec.replicaService()),
                requireNonNullElse(spec.clusterDomain(), SpecDefaults.CLUSTER_DOMAIN),
                NetworkModel.of(spec.networkPolicy(), target.consumer(), data.archives(), data.standby()),
                TlsModel.of(spec, names),
                PoolerModel.of(spec, target));
    }
}
