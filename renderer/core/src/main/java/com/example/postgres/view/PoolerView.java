package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.CredentialsModel;
import com.example.postgres.model.PoolerModel;
import com.example.postgres.view.TlsView.TlsVolumeView;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * The connection pooler in the pod of a member.
 *
 * @param image of the container
 * @param user uid of the container
 * @param resources requests and limits
 * @param tls the certificates; empty when connections are not encrypted
 * @param configMap with pgbouncer.ini
 * @param credentials the Secret with the password of its role
 */
public record PoolerView(
        ImageView image,
        int user,
        JsonNode resources,
        Optional<TlsVolumeView> tls,
        String configMap,
        SecretView credentials) {

    static Optional<PoolerView> of(ClusterModel model) {
        return model.access().pooler().map(pooler -> of(model, pooler));
    }

    private static PoolerView of(ClusterModel model, PoolerModel pooler) {
        return new PoolerView(
                ImageView.of(pooler.image(), model),
                model.members().pod().users().pooler(),
                pooler.resources(),
                TlsVolumeView.of(model),
                model.names().poolerConfigMap(),
                new SecretView(model.credentials().secretName(), List.of(CredentialsModel.POOLER_PASSWORD)));
    }
}
