package com.example.postgres.catalogue;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.view.NetworkPolicyView;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The network policies. */
final class NetworkObjects {

    static final List<ObjectTemplate> ALL = List.of(
            // Without a peer the policy would admit every client.
            policy(
                    model -> !model.access().network().clients().isEmpty(),
                    "network/networkpolicy-clients.yaml",
                    NetworkPolicyView::ofClients),
            policy(model -> true, "network/networkpolicy-members.yaml", NetworkPolicyView::ofMembers),
            // Patroni has metrics without the exporter, too.
            policy(
                    model -> model.metrics().isPresent()
                            && !model.access().network().monitoring().isEmpty(),
                    "network/networkpolicy-monitoring.yaml",
                    NetworkPolicyView::ofMonitoring),
            policy(
                    model -> model.access().network().restrictEgress(),
                    "network/networkpolicy-egress.yaml",
                    NetworkPolicyView::ofEgress),
            policy(
                    model -> model.data().backup().isPresent() || model.hasCredentialsJob(),
                    "network/networkpolicy-jobs.yaml",
                    NetworkPolicyView::ofJobs));

    private NetworkObjects() {}

    private static ObjectTemplate policy(
            Predicate<ClusterModel> condition, String template, Function<ClusterModel, NetworkPolicyView> view) {
        return ObjectTemplate.when(
                condition.and(model -> model.access().network().enabled()), template, NetworkPolicyView.class, view);
    }
}
