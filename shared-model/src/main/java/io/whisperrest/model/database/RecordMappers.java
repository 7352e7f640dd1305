package io.whisperrest.model.database;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Maps a row to any record whose components are named like the columns, {@code userId} for {@code user_id}. */
final class RecordMappers implements RowMapperFactory {
    /** JDBI would make the mapper again for each statement. */
    private static final ClassValue<RowMapper<?>> MADE = new ClassValue<>() {
        @Override
        protected RowMapper<?> computeValue(Class<?> type) {
            Constructor<?> constructor = canonical(type);
            constructor.setAccessible(true); // JDBI itself reaches only public records
            return ConstructorMapper.of(constructor);
        }
    };

    @Override
    public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
        return type instanceof Class<?> known && known.isRecord() ? Optional.of(MADE.get(known)) : Optional.empty();
    }

    private static Constructor<?> canonical(Class<?> type) {
        Class<?>[] components = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(components);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e); // every record has it
        }
    }
}
