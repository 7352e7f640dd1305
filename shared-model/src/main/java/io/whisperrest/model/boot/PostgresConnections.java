package io.whisperrest.model.boot;

import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.quarkus.agroal.runtime.JdbcDriver;
import io.quarkus.arc.Unremovable;
import io.quarkus.jdbc.postgresql.runtime.PostgreSQLAgroalConnectionConfigurer;
import io.whisperrest.model.database.SqlDialect;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/** Names the PostgreSQL connections that the pool must discard: Quarkus' own rule keeps some that the server has ended. */
@Unremovable // looked up by Agroal, not injected
@Singleton
@Alternative
@Priority(1)
@JdbcDriver("postgresql")
class PostgresConnections extends PostgreSQLAgroalConnectionConfigurer {

    @Override
    public void setExceptionSorter(String databaseKind, AgroalDataSourceConfigurationSupplier configuration) {
        configuration.connectionPoolConfiguration().exceptionSorter(SqlDialect.POSTGRESQL::spoilsConnection);
    }
}
