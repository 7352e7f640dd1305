package io.whisperrest.api.database;

import io.whisperrest.api.account.UserPreferences;
import io.whisperrest.api.key.Scope;
import io.whisperrest.api.setting.UserLimits;
import io.whisperrest.api.webhook.Attempt;
import io.whisperrest.api.webhook.Attempts;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.spi.JdbiPlugin;

/** Maps columns to the components of the API's records. JDBI finds it as a service. */
public final class ColumnMappings implements JdbiPlugin {

    @Override
    public void customizeJdbi(Jdbi jdbi) {
        jdbi.registerColumnMapper(UserLimits.class, text(UserLimits::parse));
        jdbi.registerColumnMapper(new GenericType<Map<String, Object>>() {}, text(UserPreferences::parse));
        jdbi.registerColumnMapper(new GenericType<List<Scope>>() {}, text(Scope::read));
        jdbi.registerColumnMapper(new GenericType<List<Attempt>>() {}, text(Attempts::read));
    }

    private static <T> ColumnMapper<T> text(Function<String, T> form) {
        return (row, column, context) -> form.apply(row.getString(column));
    }
}
