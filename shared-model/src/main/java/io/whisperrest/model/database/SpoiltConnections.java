package io.whisperrest.model.database;

import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ExceptionSorter;
import java.sql.SQLException;

/** Tells the pool which connections to an SQLite file to discard instead of reusing. */
public final class SpoiltConnections implements ExceptionSorter {

    @Override
    public boolean isFatal(SQLException e) {
        return SqlDialect.SQLITE.spoilsConnection(e);
    }
}
