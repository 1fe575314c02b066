package com.example.postgres.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The scripts of the member orders-1 in a folder, with an API server that answers from files there. */
final class ScriptedMember {

    /** The identifier of the database system that its data have. */
    static final String IDENTIFIER = "7438282100000000001";

    /** Answers with the file of that name, and keeps what is sent. */
    private static final String KUBERNETES = """
            kubernetes_request() {
              case "$*" in
              *PATCH*) for argument; do case $argument in @*) cat "${argument#@}" >FOLDER/patched ;; esac; done ;;
              *) cat "FOLDER/${1#configmaps/}" 2>/dev/null ;;
              esac
            }
            """;

    /** While others sleep a leader that lives renews its lock. */
    private static final String SLEEP =
            "[ ! -e FOLDER/alive ] || sed -i \"s/\\\"renewTime\\\": .*/\\\"renewTime\\\": \\\"$$\\\"/\" FOLDER/orders-leader";

    private final Path folder;
    private String uid = "c0ffee-1";

    /** One of a cluster that does not exist yet, without data. */
    ScriptedMember(Path folder) {
        this.folder = folder;
        TemplateFiles.scripts(
                        "patroni/scripts",
                        "kubernetes.sh",
                        "cluster-state.sh",
                        "unfinished-data.sh",
                        "bootstrap-claim.sh",
                        "working-members.py")
                .forEach((name, text) -> write(name, name.equals("kubernetes.sh") ? text + KUBERNETES : text));
        write("hostname", "orders-1\n");
        program("pg_controldata", "echo 'Database system identifier:           " + IDENTIFIER + "'");
        program("sleep", SLEEP);
        claim("c1a1-1");
        configuration("");
    }

    /** What Patroni says of the cluster: the identifier, or nothing while the data are made. */
    void initialized(String identifier) {
        configuration(",\n      \"initialize\": \"" + identifier + "\"");
    }

    /** As the API server prints it for curl. */
    void configuration(String annotation) {
        write("orders-config", """
                {
                  "metadata": {
                    "uid": "%s",
                    "resourceVersion": "42",
                    "annotations": {
                      "config": "{\\"ttl\\":30,\\"loop_wait\\":10}"%s
                    }
                  }
                }
                """.formatted(uid, annotation));
    }

    /** A cluster whose ConfigMap with the configuration has this UID, and a member whose claim has that one. */
    void incarnation(String uid, String claim) {
        this.uid = uid;
        initialized(IDENTIFIER);
        claim(claim);
    }

    private void claim(String claim) {
        write("persistentvolumeclaims/pgdata-orders-1", """
                {
                  "metadata": {
                    "name": "pgdata-orders-1",
                    "uid": "%s"
                  }
                }
                """.formatted(claim));
    }

    /** Runs one of the scripts; gives its status and leaves its output in the file {@code log}. */
    int run(String script, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", folder.resolve(script).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.put("PATH", folder + ":" + environment.get("PATH"));
        environment.put("PGDATA", folder.resolve("volume/data").toString());
        environment.put("POSTGRES_BIN", folder.toString());
        environment.put("POD_SELECTOR", "cluster=orders");
        environment.put("PATRONI_NAME", "orders-1");
        environment.put("PATRONI_USER", "patroni");
        environment.put("REWIND_ROLE", "rewind_user");
        try {
            return builder.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts a program before those of the machine. */
    void program(String name, String text) {
        write(name, "#!/bin/sh\n" + text + "\n");
        try {
            Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file; paths of the container become those of the folder. */
    void write(String name, String text) {
        String here = text.replace("FOLDER", folder.toString())
                .replace("/etc/hostname", folder + "/hostname")
                .replace("/scripts/", folder + "/")
                .replace("/config/", folder + "/config/")
                .replace("/credentials/username", folder + "/username")
                .replace("/credentials/password", folder + "/password")
                .replace("/credentials/patroni-password", folder + "/password")
                .replace("/credentials/rewind-password", folder + "/password")
                .replace("/credentials/pgbouncer-password", folder + "/password")
                .replace("/tmp/pooler", folder + "/pooler")
                .replace("/tmp/backup", folder + "/backup")
                .replace("/tmp/claim", folder + "/claim")
                .replace("/tmp/archive", folder + "/archive")
                .replace("/tmp/member", folder + "/member")
                .replace("/var/run/postgresql/", folder + "/");
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), here);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
