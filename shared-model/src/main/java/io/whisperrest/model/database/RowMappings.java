package io.whisperrest.model.database;

import io.whisperrest.model.account.User;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskJson;
import io.whisperrest.model.task.TaskOptions;
import io.whisperrest.queue.Lane;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.spi.JdbiPlugin;

/** Maps columns to the fields of the shared records. */
final class RowMappings implements JdbiPlugin {

    @Override
    public void customizeJdbi(Jdbi jdbi) {
        jdbi.registerColumnMapper(Lane.class, (row, column, context) -> Lane.of(row.getString(column)));
        jdbi.registerColumnMapper(TaskOptions.class, (row, column, context) -> TaskJson.options(row.getString(column)));
        jdbi.registerRowMapper(ConstructorMapper.factory(Task.class));
        jdbi.registerRowMapper(ConstructorMapper.factory(User.class));
    }
}
