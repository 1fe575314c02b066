package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.CredentialsModel;
import com.example.postgres.model.PoolerModel;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The connection pooler in the pod of a member.
 *
 * @param image of the container
 * @param imagePullPolicy of the image
 * @param resources requests and limits
 * @param hasTls whether clients connect encrypted
 * @param tlsMount where the certificates are mounted
 * @param configMap with pgbouncer.ini
 * @param credentials the Secret with the password of its role
 */
public record PoolerView(
        String image,
        String imagePullPolicy,
        JsonNode resources,
        boolean hasTls,
        String tlsMount,
        String configMap,
        SecretView credentials) {

    /** None, or the one that the cluster has. */
    static List<PoolerView> of(ClusterModel model) {
        return model.pooler().map(pooler -> of(model, pooler)).stream().toList();
    }

    private static PoolerView of(ClusterModel model, PoolerModel pooler) {
        return new PoolerView(
                pooler.image(),
                model.pod().imagePullPolicy(),
                pooler.resources(),
                model.tls().isPresent(),
                Paths.TLS,
                model.names().poolerConfigMap(),
                new SecretView(model.credentials().secretName(), List.of(CredentialsModel.POOLER_PASSWORD)));
    }
}
