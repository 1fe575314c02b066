package com.example.postgres.cli.plan;

import java.util.List;
import java.util.Optional;

/**
 * What is allowed in which environment.
 *
 * @param source the name of the file
 * @param environments in the order of the file; the first that has a namespace decides
 */
public record Policy(String source, List<PolicyEnvironment> environments) {

    public Policy {
        environments = List.copyOf(environments);
    }

    /** The environment of the namespace; empty if none has it. */
    Optional<PolicyEnvironment> environment(String namespace) {
        return environments.stream()
                .filter(environment -> environment.holds(namespace))
                .findFirst();
    }
}
