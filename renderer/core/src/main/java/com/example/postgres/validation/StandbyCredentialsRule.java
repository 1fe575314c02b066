package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.spec.StandbySpec;
import com.example.postgres.target.Consumer;
import com.example.postgres.target.SecretsPolicy;
import com.example.postgres.validation.Rules.Rule;
import java.util.Optional;

/**
 * The roles of a standby cluster and their passwords are part of the replicated data, so generated passwords would
 * be wrong, both before and after promotion.
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
                    "a standby cluster uses the passwords of the cluster it follows: name a Secret that has them");
        }
        if (remote.isPresent() && own.isPresent() && !own.equals(remote)) {
            context.invalid(
                    REMOTE,
                    "standby.passwords",
                    remote.get(),
                    "must be the same Secret as credentials.secretName: a standby cluster uses the passwords"
                            + " of the cluster it follows");
        }
        if (standby.host() != null && remote.isPresent() && own.isEmpty()) {
            context.warn(
                    REMOTE,
                    "standby.passwords",
                    remote.get(),
                    "a promoted cluster keeps the passwords of this Secret: set credentials.secretName to it"
                            + " too, so that removing standby changes no pod");
        }
    }
}
