package com.example.postgres.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Views of any type in which every text is another one, every list has an item and every condition holds. */
final class FilledViews {

    private final IntFunction<String> keys;
    private final IntFunction<String> texts;
    private int used;

    FilledViews(IntFunction<String> texts) {
        this(texts, texts);
    }

    /** Keys of mappings from another source than texts. */
    FilledViews(IntFunction<String> keys, IntFunction<String> texts) {
        this.keys = keys;
        this.texts = texts;
    }

    Record fill(Class<? extends Record> type) {
        Object[] values = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getGenericType)
                .map(this::value)
                .toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return (Record) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    private Object value(Type type) {
        if (type == String.class) {
            return texts.apply(used++);
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == int.class || type == Integer.class) {
            return 7;
        }
        if (type == long.class || type == Long.class) {
            return 7L;
        }
        if (type == JsonNode.class) {
            return JsonNodeFactory.instance.objectNode().put(keys.apply(used++), texts.apply(used++));
        }
        if (ViewTypes.optionalType(type).isPresent()) {
            return Optional.of(value(ViewTypes.present(type)));
        }
        return ViewTypes.elementType(type)
                .<Object>map(element -> List.of(value(element)))
                .orElseGet(() -> fill(((Class<?>) type).asSubclass(Record.class)));
    }
}
