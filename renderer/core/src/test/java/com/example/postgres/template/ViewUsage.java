package com.example.postgres.template;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which components of views are named by a template. */
final class ViewUsage {

    private final Set<Method> used = new LinkedHashSet<>();

    void add(RecordComponent component) {
        used.add(component.getAccessor());
    }

    /** Complaints about components that no template prints, and about types that no template can print. */
    List<String> findings(List<Class<? extends Record>> views) {
        Set<Class<?>> reached = new LinkedHashSet<>();
        views.forEach(view -> collect(view, reached));
        return reached.stream()
                .flatMap(view -> Stream.of(view.getRecordComponents()))
                .flatMap(this::findings)
                .toList();
    }

    private Stream<String> findings(RecordComponent component) {
        String name = component.getDeclaringRecord().getSimpleName() + "." + component.getName();
        if (!ViewTypes.isAllowed(component.getGenericType())) {
            return Stream.of(name + ": no template can print a " + ViewTypes.name(component.getGenericType()));
        }
        return used.contains(component.getAccessor()) ? Stream.of() : Stream.of(name + ": no template uses it");
    }

    private static void collect(Type type, Set<Class<?>> reached) {
        ViewTypes.elementType(type).ifPresent(element -> collect(element, reached));
        ViewTypes.optionalType(type).ifPresent(value -> collect(value, reached));
        if (type instanceof Class<?> view && view.isRecord() && reached.add(view)) {
            for (RecordComponent component : view.getRecordComponents()) {
                collect(component.getGenericType(), reached);
            }
        }
    }
}
