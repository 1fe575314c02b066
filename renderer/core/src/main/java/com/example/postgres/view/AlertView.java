package com.example.postgres.view;

/**
 * One alert of Prometheus.
 *
 * @param name of the alert
 * @param expression in PromQL
 * @param duration for which the expression must hold
 * @param severity critical or warning
 * @param namespace of the cluster
 * @param cluster its name
 * @param summary what is wrong
 * @param description what it means and what to look at
 */
public record AlertView(
        String name,
        String expression,
        String duration,
        String severity,
        String namespace,
        String cluster,
        String summary,
        String description) {}
