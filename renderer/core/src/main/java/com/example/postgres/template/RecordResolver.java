package com.example.postgres.template;

import com.github.jknack.handlebars.ValueResolver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Resolves names against the components of records and nothing else. An unknown name throws, also in {@code #if},
 * {@code #each} and parameters, where Handlebars would take it for false or empty.
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

    private final Values values;

    /**
     * @param values where the values go that a template prints
     */
    RecordResolver(Values values) {
        this.values = values;
    }

    @Override
    public Object resolve(Object context, String name) {
        if (!(context instanceof Record) || name.startsWith("@")) {
            return UNRESOLVED;
        }
        Method accessor = ACCESSORS.get(context.getClass()).get(name);
        if (accessor != null) {
            return values.aliased(invoke(accessor, context));
        }
        if (ENGINE_NAMES.contains(name)) {
            return UNRESOLVED;
        }
        throw new IllegalArgumentException(context.getClass().getSimpleName() + " has no '" + name + "'");
    }

    @Override
    public Object resolve(Object context) {
        return values.aliased(context);
    }

    @Override
    public Set<Map.Entry<String, Object>> propertySet(Object context) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (context instanceof Record) {
            ACCESSORS.get(context.getClass()).forEach((name, accessor) -> values.put(name, invoke(accessor, context)));
        }
        return values.entrySet();
    }

    private static Object invoke(Method accessor, Object context) {
        try {
            return Objects.requireNonNull(accessor.invoke(context), accessor::getName);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("accessor of a public record: " + accessor, e);
        }
    }
}
