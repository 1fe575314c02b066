package com.example.postgres.view;

import com.example.postgres.model.ApplicationModel;
import com.example.postgres.model.ClusterModel;
import java.util.List;
import java.util.Optional;

/**
 * The database of an application, in the pod of a member.
 *
 * @param database to create, as the value of a variable
 * @param owner role that owns it, as the value of a variable
 * @param credentials the Secret with the password of the owner
 */
public record ApplicationView(String database, String owner, SecretView credentials) {

    static Optional<ApplicationView> of(ClusterModel model) {
        return model.application()
                .map(application -> new ApplicationView(
                        VariableValue.of(application.database()),
                        VariableValue.of(application.owner()),
                        new SecretView(application.secretName(), List.of(ApplicationModel.PASSWORD))));
    }
}
