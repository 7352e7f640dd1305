package io.whisperrest.model.database;

import io.whisperrest.model.task.ModelFacts;
import io.whisperrest.model.task.TaskJson;
import io.whisperrest.model.task.TaskOptions;
import io.whisperrest.model.task.Word;
import io.whisperrest.model.webhook.WebhookEvent;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.spi.JdbiPlugin;

/** Maps rows to records, and columns to their components. JDBI maps words to enums by itself, in any case. */
final class RowMappings implements JdbiPlugin {

    @Override
    public void customizeJdbi(Jdbi jdbi) {
        jdbi.registerRowMapper(new RecordMappers());
        jdbi.registerColumnMapper(
                Instant.class,
                (row, column, context) ->
                        row.getObject(column) == null ? null : Instant.ofEpochMilli(row.getLong(column)));
        jdbi.registerColumnMapper(TaskOptions.class, text(TaskJson::options));
        jdbi.registerColumnMapper(new GenericType<List<Word>>() {}, text(TaskJson::words));
        jdbi.registerColumnMapper(new GenericType<List<Integer>>() {}, text(TaskJson::tokens));
        jdbi.registerColumnMapper(new GenericType<List<ModelFacts>>() {}, text(TaskJson::models));
        jdbi.registerColumnMapper(new GenericType<List<WebhookEvent>>() {}, text(WebhookEvent::read));
    }

    private static <T> ColumnMapper<T> text(Function<String, T> form) {
        return (row, column, context) -> form.apply(row.getString(column));
    }
}
