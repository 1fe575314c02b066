package com.example.postgres.typed;

import com.example.postgres.object.Value;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds fields that the types of Kubernetes do not have: the models keep them aside as additional properties. */
final class UnknownFields {

    private static final String MODELS = "io.fabric8.";
    private static final String ASIDE = "additionalProperties";

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            List<Field> fields = new ArrayList<>();
            for (Class<?> at = type; at != null && at.getName().startsWith(MODELS); at = at.getSuperclass()) {
                for (Field field : at.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        fields.add(field);
                    }
                }
            }
            return fields;
        }
    };

    private UnknownFields() {}

    static void check(Value at, @Nullable Object value, List<Violation> violations) {
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                check(at.item(i), list.get(i), violations);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> check(at.get(String.valueOf(key)), item, violations));
        } else if (value != null && isModel(value)) {
            for (Field field : FIELDS.get(value.getClass())) {
                checkField(at, field, read(field, value), violations);
            }
        }
    }

    private static boolean isModel(Object value) {
        return value.getClass().getName().startsWith(MODELS)
                && !(value instanceof Quantity)
                && !(value instanceof IntOrString)
                && !(value instanceof Enum<?>);
    }

    private static void checkField(Value at, Field field, @Nullable Object value, List<Violation> violations) {
        if (!field.getName().equals(ASIDE)) {
            JsonProperty property = field.getAnnotation(JsonProperty.class);
            String name = property == null || property.value().isEmpty() ? field.getName() : property.value();
            check(at.get(name), value, violations);
        } else if (value instanceof Map<?, ?> unknown) {
            unknown.keySet()
                    .forEach(key -> violations.add(
                            at.get(String.valueOf(key)).error(Kind.UNKNOWN, "typed.field", "Kubernetes drops it")));
        }
    }

    private static @Nullable Object read(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("made accessible: " + field, e);
        }
    }
}
