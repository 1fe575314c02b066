/**
 * The connections that a set needs, against those that its NetworkPolicies allow.
 *
 * <p>https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
@NullMarked
package com.example.postgres.proof.network;

import org.jspecify.annotations.NullMarked;
