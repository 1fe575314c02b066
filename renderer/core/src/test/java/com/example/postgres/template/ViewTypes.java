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

    private static final Set<Type> SCALARS = Set.of(String.class, int.class, long.class, boolean.class);

    private ViewTypes() {}

    static boolean isRecord(Type type) {
        return type instanceof Class<?> view && view.isRecord();
    }

    static boolean isPrintable(Type type) {
        return SCALARS.contains(type) || type == JsonNode.class;
    }

    static boolean isAllowed(Type type) {
        return isPrintable(type)
                || isRecord(type)
                || elementType(type).filter(ViewTypes::isAllowed).isPresent();
    }

    /** The type of the items of a list; empty for any other type. */
    static Optional<Type> elementType(Type type) {
        return type instanceof ParameterizedType list && list.getRawType() == List.class
                ? Optional.of(list.getActualTypeArguments()[0])
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
