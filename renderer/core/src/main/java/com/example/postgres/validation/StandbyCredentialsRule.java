package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.spec.StandbySpec;
import com.example.postgres.target.Consumer;
import com.example.postgres.target.SecretsPolicy;
import java.util.Optional;

/**
 * The roles of a standby cluster come with the data, and their passwords with them: generated ones would let no member in,
 * neither while it follows nor when it is promoted.
 */
final class StandbyCredentialsRule implements Rule {

    private static final FieldPath OWN = RuleContext.SPEC.field("credentials").field("secretName");
    private static final FieldPath REMOTE = RuleContext.SPEC.field("standby").field("credentialsSecret");

    @Override
    public void check(RuleContext context) {
        StandbySpec standby = context.spec().standby();
        if (standby == null) {
            return;
        }
        Optional<String> own =
                Optional.ofNullable(context.spec().credentials()).map(PostgresClusterSpec.Credentials::secretName);
        Optional<String> remote = Optional.ofNullable(standby.credentialsSecret());
        boolean generates = context.target().consumer() == Consumer.GITOPS
                && context.target().secretsPolicy() != SecretsPolicy.REFERENCE;
        if (generates && own.isEmpty() && remote.isEmpty()) {
            context.required(
                    OWN,
                    "standby.passwords",
                    "a standby cluster has the passwords of the cluster that it follows: name a Secret with them");
        }
        if (remote.isPresent() && own.isPresent() && !own.equals(remote)) {
            context.invalid(
                    REMOTE,
                    "standby.passwords",
                    remote.get(),
                    "must be the Secret of credentials.secretName: a standby cluster has the passwords of the cluster that"
                            + " it follows");
        }
        if (standby.host() != null && remote.isPresent() && own.isEmpty()) {
            context.warn(
                    REMOTE,
                    "standby.passwords",
                    remote.get(),
                    "the passwords stay those of this Secret when the cluster is promoted: set credentials.secretName to it"
                            + " as well, so that removing standby changes no pod");
        }
    }
}
