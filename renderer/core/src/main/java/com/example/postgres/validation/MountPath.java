package com.example.postgres.validation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a volume is mounted, in one spelling for all that mean one place in a container. A runtime resolves {@code //},
 * {@code .} and {@code ..}, and a relative path begins at the root.
 *
 * @param text absolute, without slashes at the end
 */
record MountPath(String text) {

    static final MountPath ROOT = new MountPath("/");

    /** Folders that are links in the image: a mount at the link is a mount at its target. */
    private static final List<List<String>> LINKS = List.of(
            List.of("/var/run", "/run"),
            List.of("/bin", "/usr/bin"),
            List.of("/sbin", "/usr/sbin"),
            List.of("/lib", "/usr/lib"),
            List.of("/lib64", "/usr/lib64"));

    /**
     * Folders whose programs and libraries the container needs. What is below them may be mounted, such as the library of an
     * extension.
     */
    private static final Set<String> SYSTEM = Set.of(
            "/usr/bin",
            "/usr/sbin",
            "/usr/lib",
            "/usr/lib64",
            "/usr/share",
            "/usr/local/bin",
            "/usr/local/lib",
            "/usr/lib/postgresql",
            "/usr/share/postgresql");

    /** Empty folders of the cluster's own in which anything may be mounted. */
    private static final Set<String> SCRATCH = Set.of("/tmp", "/dev/shm");

    /** File systems of the kernel, in which a runtime mounts nothing. */
    private static final List<MountPath> KERNEL = List.of(new MountPath("/proc"), new MountPath("/sys"));

    /** The place of a path as written. */
    static MountPath of(String written) {
        List<String> parts = new ArrayList<>();
        for (String part : written.split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty()) {
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.add(part);
            }
        }
        return new MountPath("/" + String.join("/", parts));
    }

    /** Why nothing of the user's may be mounted here in a container with these mounts; empty if it may. */
    Optional<String> problem(Collection<String> mounts) {
        MountPath target = target();
        for (String mount : mounts.stream().sorted().toList()) {
            MountPath other = of(mount).target();
            if (target.isBelow(other) && !SCRATCH.contains(mount)) {
                return Optional.of("must not be below " + mount + ", where the postgres container has a mount");
            }
            if (other.isBelow(target)) {
                return Optional.of("must not be above " + mount + ", where the postgres container has a mount");
            }
        }
        boolean isOfKernel = KERNEL.stream().anyMatch(folder -> target.equals(folder) || target.isBelow(folder));
        boolean isOfSystem =
                SYSTEM.stream().map(MountPath::new).anyMatch(folder -> target.equals(folder) || folder.isBelow(target));
        return isOfKernel || isOfSystem
                ? Optional.of("would hide files that the postgres container needs; mount at another path, such as"
                        + " /extra, or single files with subPath")
                : Optional.empty();
    }

    /** Whether it is the place of one of these paths. */
    boolean isOneOf(Collection<String> paths) {
        return paths.stream().anyMatch(path -> of(path).target().equals(target()));
    }

    /** Whether it is inside the folder, at any depth. */
    boolean isBelow(MountPath folder) {
        return !equals(folder) && (folder.equals(ROOT) || text.startsWith(folder.text + "/"));
    }

    /** Without the links of the image. */
    private MountPath target() {
        return LINKS.stream()
                .filter(link -> text.equals(link.get(0)) || text.startsWith(link.get(0) + "/"))
                .findFirst()
                .map(link ->
                        new MountPath(link.get(1) + text.substring(link.get(0).length())))
                .orElse(this);
    }
}
