package com.example.postgres.proof.access;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.object.PodTemplate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A ServiceAccount.
 *
 * @param namespace of the account
 * @param name of the account
 */
record Account(String namespace, String name) {

    static Account of(PodTemplate pod) {
        return new Account(pod.namespace(), pod.serviceAccount());
    }

    /** The accounts that the set makes or that its pods use. */
    static Set<Account> in(ObjectSet set) {
        Set<Account> accounts = new LinkedHashSet<>();
        for (KubernetesObject object : set.ofKind("ServiceAccount")) {
            accounts.add(new Account(object.id().namespace(), object.id().name()));
        }
        set.templates().forEach(pod -> accounts.add(of(pod)));
        return accounts;
    }

    /** The pods that act as this account. */
    List<PodTemplate> pods(ObjectSet set) {
        return set.templates().stream()
                .filter(pod ->
                        pod.serviceAccount().equals(name) && ObjectSet.isSameNamespace(pod.namespace(), namespace))
                .toList();
    }

    @Override
    public String toString() {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
