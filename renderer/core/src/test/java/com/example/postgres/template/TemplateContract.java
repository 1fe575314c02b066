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

    /**
     * A block of a template.
     *
     * @param context what names are components of
     * @param guard the optional value that is present within the block; empty for none
     */
    private record Block(Type context, String guard) {}

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
        Deque<Block> blocks = new ArrayDeque<>(List.of(new Block(context, "")));
        for (TemplateTag tag : TemplateTags.of(text)) {
            String at = template + ".hbs:" + tag.line() + ": ";
            place.finding(tag).ifPresent(finding -> findings.add(at + finding));
            follow(tag, blocks, place, at);
        }
    }

    private void follow(TemplateTag tag, Deque<Block> blocks, TagPlace place, String at) {
        Type context = blocks.element().context();
        switch (tag.kind()) {
            case VALUE -> value(tag, blocks, place.isPartOfText(tag), at);
            case IF -> {
                expect(tag, blocks, at, TemplateContract::isCondition, "a boolean, an Optional or a list");
                blocks.push(new Block(context, tag.argument()));
            }
            case UNLESS -> {
                expect(tag, blocks, at, TemplateContract::isCondition, "a boolean, an Optional or a list");
                blocks.push(new Block(context, ""));
            }
            case ELSE_IF -> {
                expect(tag, blocks, at, TemplateContract::isCondition, "a boolean, an Optional or a list");
                blocks.pop();
                blocks.push(new Block(context, tag.argument()));
            }
            case ELSE -> {
                blocks.pop();
                blocks.push(
                        new Block(blocks.isEmpty() ? context : blocks.element().context(), ""));
            }
            case EACH ->
                blocks.push(inside(expect(
                                tag,
                                blocks,
                                at,
                                type -> ViewTypes.elementType(type).isPresent(),
                                "a list")
                        .flatMap(ViewTypes::elementType)));
            case WITH ->
                blocks.push(inside(expect(
                                tag,
                                blocks,
                                at,
                                type -> ViewTypes.isRecord(type)
                                        || ViewTypes.optionalType(type).isPresent(),
                                "a record or an Optional")
                        .map(ViewTypes::present)));
            case CLOSE -> blocks.pop();
            case PARTIAL -> {
                Type seen = tag.parameter().isEmpty()
                        ? context
                        : resolve(tag.parameter(), blocks, at)
                                .map(ViewTypes::present)
                                .orElse(Void.class);
                if (seen != Void.class) {
                    visit(tag.argument(), seen);
                }
            }
            case UNKNOWN -> findings.add(at + "no tag of the kind {{" + tag.argument() + "}} may be used");
            case COMMENT -> {}
        }
    }

    private static Block inside(Optional<Type> context) {
        return new Block(context.orElse(Void.class), "");
    }

    private static boolean isCondition(Type type) {
        return type == boolean.class
                || ViewTypes.optionalType(type).isPresent()
                || ViewTypes.elementType(type).isPresent();
    }

    private void value(TemplateTag tag, Deque<Block> blocks, boolean isPartOfText, String at) {
        Optional<Type> type =
                expect(tag, blocks, at, given -> ViewTypes.isPrintable(ViewTypes.present(given)), "a scalar or a tree");
        if (type.isEmpty()) {
            return;
        }
        if (isPartOfText && !ViewTypes.isText(ViewTypes.present(type.get()))) {
            findings.add(at + "'" + tag.argument() + "' is a " + ViewTypes.name(type.get())
                    + ", only strings and whole numbers may be part of a text");
        }
        if (ViewTypes.optionalType(type.get()).isPresent() && !isPresent(tag.argument(), blocks)) {
            findings.add(at + "'" + tag.argument() + "' may be absent: print it within {{#if " + tag.argument() + "}}");
        }
    }

    /** Whether the template has asked for the optional value before. */
    private static boolean isPresent(String path, Deque<Block> blocks) {
        return blocks.stream().anyMatch(block -> block.guard().equals(path));
    }

    private Optional<Type> expect(
            TemplateTag tag, Deque<Block> blocks, String at, Predicate<Type> allowed, String wanted) {
        Optional<Type> type = resolve(tag.argument(), blocks, at);
        if (type.isPresent() && !allowed.test(type.get())) {
            findings.add(at + "'" + tag.argument() + "' is a " + ViewTypes.name(type.get()) + ", not " + wanted);
            return Optional.empty();
        }
        return type;
    }

    private Optional<Type> resolve(String path, Deque<Block> blocks, String at) {
        Type type = blocks.element().context();
        if (path.equals("this")) {
            return Optional.of(type);
        }
        String parent = "";
        for (String name : path.split("\\.", -1)) {
            Type owner = isPresent(parent, blocks) ? ViewTypes.present(type) : type;
            Optional<RecordComponent> component = ViewTypes.component(owner, name);
            if (component.isEmpty()) {
                if (type != Void.class) {
                    findings.add(at + "'" + name + "' is no component of " + ViewTypes.name(type));
                }
                return Optional.empty();
            }
            usage.add(component.get());
            type = component.get().getGenericType();
            parent = parent.isEmpty() ? name : parent + "." + name;
        }
        return Optional.of(type);
    }
}
