package com.example.postgres.template;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The contract between templates and views, checked without rendering: branches that no test renders are checked too.
 */
final class TemplateContract {

    /** A template and what it sees. */
    record Use(String template, Class<? extends Record> view) {}

    private record Visit(String template, Type context) {}

    private final Map<String, String> templates;
    private final ViewUsage usage = new ViewUsage();
    private final Set<Visit> visits = new LinkedHashSet<>();
    private final Set<String> findings = new LinkedHashSet<>();

    private TemplateContract(Map<String, String> templates) {
        this.templates = templates;
    }

    /**
     * Everything that breaks the contract.
     *
     * @param templates text by name
     * @param uses where rendering starts
     */
    static List<String> findings(Map<String, String> templates, List<Use> uses) {
        TemplateContract contract = new TemplateContract(templates);
        uses.forEach(use -> contract.visit(use.template(), use.view()));
        contract.findings.addAll(contract.usage.findings(
                uses.stream().<Class<? extends Record>>map(Use::view).toList()));
        for (String name : templates.keySet()) {
            if (contract.visits.stream().noneMatch(visit -> visit.template().equals(name))) {
                contract.findings.add(name + ".hbs: nothing renders it");
            }
        }
        return List.copyOf(contract.findings);
    }

    private void visit(String template, Type context) {
        if (!visits.add(new Visit(template, context))) {
            return;
        }
        String text = templates.get(template);
        if (text == null) {
            findings.add(template + ".hbs: there is no such template");
            return;
        }
        TagPlace place = new TagPlace(text);
        Deque<Type> contexts = new ArrayDeque<>(List.of(context));
        for (TemplateTag tag : TemplateTags.of(text)) {
            String at = template + ".hbs:" + tag.line() + ": ";
            place.finding(tag).ifPresent(finding -> findings.add(at + finding));
            follow(tag, contexts, at);
        }
    }

    private void follow(TemplateTag tag, Deque<Type> contexts, String at) {
        Type context = contexts.element();
        switch (tag.kind()) {
            case VALUE -> expect(tag, context, at, ViewTypes::isPrintable, "a scalar or a tree");
            case IF, UNLESS -> {
                expect(tag, context, at, type -> type == boolean.class, "a boolean");
                contexts.push(context);
            }
            case ELSE_IF -> expect(tag, context, at, type -> type == boolean.class, "a boolean");
            case EACH ->
                contexts.push(expect(
                                tag,
                                context,
                                at,
                                type -> ViewTypes.elementType(type).isPresent(),
                                "a list")
                        .flatMap(ViewTypes::elementType)
                        .orElse(Void.class));
            case WITH ->
                contexts.push(expect(tag, context, at, ViewTypes::isRecord, "a record")
                        .orElse(Void.class));
            case CLOSE -> contexts.pop();
            case PARTIAL -> {
                Type seen = tag.parameter().isEmpty()
                        ? context
                        : resolve(tag.parameter(), context, at).orElse(Void.class);
                if (seen != Void.class) {
                    visit(tag.argument(), seen);
                }
            }
            case UNKNOWN -> findings.add(at + "no tag of the kind {{" + tag.argument() + "}} may be used");
            case ELSE, COMMENT -> {}
        }
    }

    private Optional<Type> expect(TemplateTag tag, Type context, String at, Predicate<Type> allowed, String wanted) {
        Optional<Type> type = resolve(tag.argument(), context, at);
        if (type.isPresent() && !allowed.test(type.get())) {
            findings.add(at + "'" + tag.argument() + "' is a " + ViewTypes.name(type.get()) + ", not " + wanted);
            return Optional.empty();
        }
        return type;
    }

    private Optional<Type> resolve(String path, Type context, String at) {
        if (path.equals("this")) {
            return Optional.of(context);
        }
        Type type = context;
        for (String name : path.split("\\.", -1)) {
            Optional<RecordComponent> component = ViewTypes.component(type, name);
            if (component.isEmpty()) {
                if (type != Void.class) {
                    findings.add(at + "'" + name + "' is no component of " + ViewTypes.name(type));
                }
                return Optional.empty();
            }
            usage.add(component.get());
            type = component.get().getGenericType();
        }
        return Optional.of(type);
    }
}
