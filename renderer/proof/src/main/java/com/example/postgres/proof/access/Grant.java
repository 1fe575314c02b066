package com.example.postgres.proof.access;

import com.example.postgres.object.KubernetesObject;

/**
 * A rule that holds for an account.
 *
 * @param account that may
 * @param role that holds the rule
 * @param scope the namespace in which it holds
 * @param isEverywhere whether it holds in all namespaces
 * @param rule what is allowed
 */
record Grant(Account account, KubernetesObject role, String scope, boolean isEverywhere, Rule rule) {}
