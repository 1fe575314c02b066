package com.example.postgres.template;

import com.github.jknack.handlebars.ValueResolver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Resolves names against the components of records and nothing else. An {@link Optional} is its value, or false when it is
 * empty. An unknown name throws, also in {@code #if}, {@code #each} and parameters, where Handlebars would take it for false.
 */
final class RecordResolver implements ValueResolver {

    /**
     * Names that the engine itself asks every context for: loop variables without their {@code @}, and two probes that
     * each partial makes.
     */
    private static final Set<String> ENGINE_NAMES =
            Set.of("index", "index_1", "key", "first", "last", "odd", "even", "root", "size", "empty");

    private static final ClassValue<Map<String, Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            Map<String, Method> accessors = new LinkedHashMap<>();
            for (RecordComponent component : type.getRecordComponents()) {
                if (ENGINE_NAMES.contains(component.getName())) {
                    throw new IllegalStateException(type + " has a component with a name of the engine: " + component);
                }
                accessors.put(component.getName(), component.getAccessor());
            }
            return accessors;
        }
    };

    /** Handlebars takes an empty list for false, and {@link ValueFormatter} refuses to print one. */
    private static final Object ABSENT = List.of();

    private final Placeholders placeholders;

    /**
     * @param placeholders collect the values that the template prints
     */
    RecordResolver(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    @Override
    public Object resolve(Object context, String name) {
        if (!(context instanceof Record) || name.startsWith("@")) {
            return UNRESOLVED;
        }
        Method accessor = ACCESSORS.get(context.getClass()).get(name);
        if (accessor != null) {
            return replace(invoke(accessor, context));
        }
        if (ENGINE_NAMES.contains(name)) {
            return UNRESOLVED;
        }
        throw new IllegalArgumentException(context.getClass().getSimpleName() + " has no '" + name + "'");
    }

    @Override
    public Object resolve(Object context) {
        return replace(context);
    }

    @Override
    public Set<Map.Entry<String, Object>> propertySet(Object context) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (context instanceof Record) {
            ACCESSORS.get(context.getClass()).forEach((name, accessor) -> values.put(name, invoke(accessor, context)));
        }
        return values.entrySet();
    }

    private Object replace(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? placeholders.replace(optional.get()) : ABSENT;
        }
        return placeholders.replace(value);
    }

    private static Object invoke(Method accessor, Object context) {
        try {
            return Objects.requireNonNull(accessor.invoke(context), accessor::getName);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("accessor of a public record: " + accessor, e);
        }
    }
}
