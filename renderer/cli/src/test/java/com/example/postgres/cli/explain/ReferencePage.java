package com.example.postgres.cli.explain;

import java.util.List;

/** The text of {@code docs/REFERENCE.md}. */
final class ReferencePage {

    private static final String INTRODUCTION = """
            # PostgresCluster

            A `PostgresCluster` describes a highly available PostgreSQL cluster: its members, their storage, and what belongs to them, such as backups, encryption, a connection pooler and metrics.
            Only `version` and `storage.size` are required. The [examples](../examples) are complete objects to start from.

            This page lists every field. On the command line `pgc explain FIELD` says the same about one field, for example `pgc explain spec.backup`, and also prints the regular expressions of the schema and the objects that a field reaches.

            In the tables:

            * **Default** is what holds if you do not set a field. A *required* field must be set if the object that contains it is set.
            * **Allowed values** are what the API server and `pgc validate` check. The rules below a table involve other fields, or the earlier value.
            * **A change** is the [impact](PLAN.md#impacts) that a new value has on a running cluster with three members. The value may matter: [IMPACT.md](IMPACT.md) names the value that was tried and says what happens, and `pgc plan` says what your change does.

            The page is generated from the [CustomResourceDefinition](../charts/postgres-operator/crds/postgresclusters.yaml) with `make golden`.
            """;

    private static final String ANNOTATIONS = """
            The operator acts on these annotations of a `PostgresCluster`. Their keys begin with `postgres.example.com/`.

            | annotation | value | what it does |
            |---|---|---|
            | `restart` | any new value, such as the time | [Restarts PostgreSQL](OPERATOR.md#requests) in every member, the primary last, after a switchover. |
            | `switchover` | any new value, or the name of a member, also with a time after it | [Makes another member the primary](OPERATOR.md#requests) as soon as one can take over without losing commits. |
            | `backup` | any new value, such as the time | [Makes a base backup](OPERATOR.md#requests). |
            | `rotate-passwords` | any new value, such as the time | Gives the roles of the cluster [new passwords](OPERATOR.md#new-passwords). |
            | `approved-plan` | the fingerprint of a plan | [Approves a change](PLAN.md#approve-a-change-for-the-operator) whose impact is above `spec.changePolicy.maxImpact`. |
            | `confirm-delete` | the name of the cluster | Confirms that the volumes are [deleted with the cluster](OPERATOR.md#delete-a-cluster), together with `spec.deletionPolicy.volumes: Delete`. |
            | `adopt-from` | field managers, separated by commas | Lets the operator [take over a running cluster](OPERATOR.md#adopt-a-cluster-from-gitops-and-give-it-back) that these managers applied. |
            """;

    private static final String STATUS = """
            The operator writes the status; do not edit it. A cluster whose manifests you apply without the operator has none. [The operator](OPERATOR.md#state) explains the phases and the conditions.

            """;

    private ReferencePage() {}

    static String of(byte[] crd) {
        FieldReference root = FieldReference.ofCrd(crd);
        FieldReference spec = root.find("spec");
        FieldReference status = root.find("status");
        ReferenceSection section =
                new ReferenceSection(new KubernetesTypes(crd), new AllowedValues(new PatternWords(root)));
        StringBuilder page = new StringBuilder(INTRODUCTION);
        page.append(Markdown.heading(2, "Object")).append(section.table(root));
        page.append(Markdown.heading(2, "Spec")).append(overview(spec));
        spec.fields().forEach(field -> page.append(section.of(field, 3)));
        page.append(Markdown.heading(2, "Annotations")).append(ANNOTATIONS);
        page.append(Markdown.heading(2, "Status")).append(STATUS);
        return page.append(section.table(status))
                .append(section.nested(status, 2))
                .toString();
    }

    private static String overview(FieldReference spec) {
        StringBuilder table = new StringBuilder(Markdown.columns(List.of("field", "type", "default", "meaning")));
        for (FieldReference field : spec.fields()) {
            table.append(Markdown.row(List.of(
                    Markdown.link(Markdown.code(field.name()), field.path()),
                    field.type(),
                    Description.of(field).standard(),
                    Description.firstSentence(field))));
        }
        return Markdown.prose(spec.description()) + "\n\n" + table;
    }
}
