package io.whisperrest.api.migration;

import io.whisperrest.model.database.DatabaseUrl;
import io.whisperrest.model.database.SchemaVersion;
import io.whisperrest.model.database.SqliteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/** A database to move from or to: an SQLite file or a PostgreSQL database. */
sealed interface DatabaseLocation {

    Connection connect() throws SQLException;

    /** Whether it has a schema. */
    boolean exists() throws SQLException;

    /** Creates it if needed, with this build's schema. */
    void prepare();

    /** How it sorts text by bytes. */
    String byteOrder();

    /** Otherwise it is PostgreSQL, where a text cannot hold U+0000. */
    boolean isSqlite();

    /** @param text {@code postgresql://…}, or a data directory */
    static DatabaseLocation of(String text) {
        return text.contains("://") ? new Postgres(DatabaseUrl.parse(text)) : new Sqlite(Path.of(text));
    }

    /** @param data a data directory */
    record Sqlite(Path data) implements DatabaseLocation {
        private Path file() {
            return data.resolve("db").resolve("app.db");
        }

        @Override
        public Connection connect() throws SQLException {
            if (!Files.isRegularFile(file())) {
                throw new IllegalStateException(file() + " does not exist: name the right data directory");
            }
            return DriverManager.getConnection(SqliteFile.url(file()));
        }

        @Override
        public boolean exists() {
            return Files.isRegularFile(file());
        }

        @Override
        public void prepare() {
            try {
                Files.createDirectories(file().getParent());
            } catch (IOException e) {
                throw new IllegalStateException(file() + " cannot be created: make " + data + " writable", e);
            }
            SqliteFile.requireLocal(data);
            SchemaVersion.migrate(file());
        }

        @Override
        public String byteOrder() {
            return "";
        }

        @Override
        public boolean isSqlite() {
            return true;
        }

        @Override
        public String toString() {
            return file().toString();
        }
    }

    record Postgres(DatabaseUrl url) implements DatabaseLocation {
        @Override
        public Connection connect() throws SQLException {
            Properties credentials = new Properties();
            if (url.user() != null) {
                credentials.setProperty("user", url.user());
            }
            if (url.password() != null) {
                credentials.setProperty("password", url.password());
            }
            Connection connection =
                    DriverManager.getConnection(url.jdbcUrl().replaceAll("&socketTimeout=[^&]*", ""), credentials);
            // a read of a whole table takes longer than a statement of a service
            for (String limit : List.of("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SET " + limit + " = 0");
                }
            }
            return connection;
        }

        @Override
        public boolean exists() throws SQLException {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("SELECT to_regclass('setting') IS NOT NULL")) {
                return found.next() && found.getBoolean(1);
            }
        }

        @Override
        public void prepare() {
            SchemaVersion.migrate(url);
        }

        @Override
        public String byteOrder() {
            return " COLLATE \"C\"";
        }

        @Override
        public boolean isSqlite() {
            return false;
        }

        @Override
        public String toString() {
            return url.place();
        }
    }
}
