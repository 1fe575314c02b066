package com.example.postgres.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a template can see of the types of views. */
final class ViewTypes {

    private static final Set<Type> SCALARS =
            Set.of(String.class, int.class, long.class, boolean.class, Integer.class, Long.class);

    private ViewTypes() {}

    static boolean isRecord(Type type) {
        return type instanceof Class<?> view && view.isRecord();
    }

    static boolean isPrintable(Type type) {
        return SCALARS.contains(type) || type == JsonNode.class;
    }

    /** Whether it may be part of a text: nothing else has one form in which all readers expect it. */
    static boolean isText(Type type) {
        return type == String.class
                || type == int.class
                || type == long.class
                || type == Integer.class
                || type == Long.class;
    }

    static boolean isAllowed(Type type) {
        return isPrintable(type)
                || isRecord(type)
                || elementType(type).filter(ViewTypes::isAllowed).isPresent()
                || optionalType(type).filter(ViewTypes::isAllowed).isPresent();
    }

    /** The type of the value of an {@link Optional}; empty for any other type. */
    static Optional<Type> optionalType(Type type) {
        return argument(type, Optional.class);
    }

    /** What the type is where it is present. */
    static Type present(Type type) {
        return optionalType(type).orElse(type);
    }

    /** The type of the items of a list; empty for any other type. */
    static Optional<Type> elementType(Type type) {
        return argument(type, List.class);
    }

    private static Optional<Type> argument(Type type, Class<?> container) {
        return type instanceof ParameterizedType given && given.getRawType() == container
                ? Optional.of(given.getActualTypeArguments()[0])
                : Optional.empty();
    }

    /** The component of a record. */
    static Optional<RecordComponent> component(Type type, String name) {
        if (type instanceof Class<?> view && view.isRecord()) {
            for (RecordComponent component : view.getRecordComponents()) {
                if (component.getName().equals(name)) {
                    return Optional.of(component);
                }
            }
        }
        return Optional.empty();
    }

    static String name(Type type) {
        return type instanceof Class<?> known ? known.getSimpleName() : type.getTypeName();
    }
}
