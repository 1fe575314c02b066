package com.example.postgres.cluster.driver;

import com.example.postgres.object.ObjectSet;
import com.example.postgres.plan.Course;
import com.example.postgres.target.Consumer;
import com.example.postgres.target.SecretsPolicy;
import io.fabric8.kubernetes.client.KubernetesClientException;

/**
 * Changes the PostgresCluster and leaves the rest to the operator. What it refuses is taken back.
 *
 * @param operated the PostgresCluster
 */
public record OperatorDelivery(OperatedCluster operated) implements Delivery {

    /** For a cluster that runs with the spec. */
    public static OperatorDelivery of(OperatedCluster operated, Spec spec) {
        OperatorDelivery delivery = new OperatorDelivery(operated);
        delivery.cluster().applied().expect(delivery.render(spec));
        return delivery;
    }

    @Override
    public Cluster cluster() {
        return operated.running();
    }

    @Override
    public Consumer consumer() {
        return Consumer.OPERATOR;
    }

    @Override
    public ObjectSet render(Spec spec) {
        return RenderedSpec.of(
                spec, Consumer.OPERATOR, SecretsPolicy.REFERENCE, cluster().namespace());
    }

    @Override
    public boolean make(Spec before, Spec after, Course plan) {
        try {
            operated.put(after);
        } catch (KubernetesClientException refused) {
            if (refused.getCode() == 422) {
                return false;
            }
            throw refused;
        }
        if (operated.awaitAnswer(members(after))) {
            cluster().applied().expect(render(after));
            cluster().awaitHealthy(members(after));
            return true;
        }
        operated.put(before);
        operated.awaitDone(members(before));
        return false;
    }

    private static int members(Spec spec) {
        return spec.tree().at("/spec/replicas").asInt();
    }

    @Override
    public String toString() {
        return "operator";
    }
}
