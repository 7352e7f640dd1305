package io.whisperrest.model.boot;

import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.quarkiverse.jdbc.sqlite.runtime.SqliteAgroalConnectionConfigurer;
import io.quarkus.agroal.runtime.JdbcDriver;
import io.quarkus.arc.Unremovable;
import io.whisperrest.model.database.SqlDialect;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/** Applies the driver's settings to pooled connections and names those that the pool must discard. */
@Unremovable // looked up by Agroal, not injected
@Singleton
@Alternative
@Priority(1)
@JdbcDriver("sqlite")
class SqliteConnections extends SqliteAgroalConnectionConfigurer {

    @Override
    public void setExceptionSorter(String databaseKind, AgroalDataSourceConfigurationSupplier configuration) {
        configuration.connectionPoolConfiguration().exceptionSorter(SqlDialect.SQLITE::spoilsConnection);
    }
}
