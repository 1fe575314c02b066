package com.example.postgres.cluster.driver;

import com.example.postgres.target.ImageProfile;
import com.example.postgres.target.ImageRole;
import com.example.postgres.target.ImageTable;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.Map;

/** Pods beside a cluster, with the image of its members, that the Pod Security level restricted admits. */
final class RestrictedPod {

    private RestrictedPod() {}

    /** A pod of one container. */
    static PodBuilder of(TestNamespace namespace, String name, Map<String, String> labels, Container container) {
        ImageProfile profile = ImageTable.profile(ImageRole.POSTGRES);
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace.name())
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .withAutomountServiceAccountToken(false)
                .withTerminationGracePeriodSeconds(1L)
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withRunAsUser((long) profile.user())
                .withRunAsGroup((long) profile.group())
                .withNewSeccompProfile(null, "RuntimeDefault")
                .endSecurityContext()
                .withContainers(container)
                .endSpec();
    }

    /** Its container. */
    static ContainerBuilder container(TestNamespace namespace, String name, String... command) {
        return new ContainerBuilder()
                .withName(name)
                .withImage(namespace.kubernetes().image(ImageRole.POSTGRES))
                .withImagePullPolicy("IfNotPresent")
                .withCommand(command)
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext();
    }
}
