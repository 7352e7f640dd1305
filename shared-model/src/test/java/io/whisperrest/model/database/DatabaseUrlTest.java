package io.whisperrest.model.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseUrlTest {

    @Test
    void separatesTheCredentialsFromTheAddress() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://whisper:p%40ss%3Aword%2F+1@db.example.org:5433/speech");
        assertEquals("whisper", url.user());
        assertEquals("p@ss:word/+1", url.password());
        assertTrue(url.jdbcUrl().startsWith("jdbc:postgresql://db.example.org:5433/speech?"), url.jdbcUrl());
        assertEquals("postgresql://db.example.org:5433/speech", url.place());
        assertFalse(url.toString().contains("p@ss"), url::toString);
    }

    @Test
    void takesTheSpellingsOfOtherClients() {
        for (String start : List.of("postgres://", "postgresql://", "jdbc:postgresql://", " postgresql://")) {
            assertEquals(
                    "postgresql://db/speech",
                    DatabaseUrl.parse(start + "db/speech").place(),
                    start);
        }
    }

    @Test
    void takesSeveralHostsAndNoCredentials() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://one:5432,two:5432/speech");
        assertEquals("postgresql://one:5432,two:5432/speech", url.place());
        assertNull(url.user());
        assertNull(url.password());
        assertTrue(url.jdbcUrl().contains("targetServerType=primary"), url.jdbcUrl());
    }

    @Test
    void theParametersOfTheUrlWinOverOurs() {
        String url = DatabaseUrl.parse("postgresql://db/speech?sslmode=verify-full&socketTimeout=5")
                .jdbcUrl();
        assertTrue(url.contains("sslmode=verify-full"), url);
        assertTrue(url.contains("socketTimeout=5"), url);
        assertEquals(1, url.split("socketTimeout", -1).length - 1, url);
        assertTrue(url.contains("lock_timeout%3D10s"), url);
        assertFalse(url.contains("targetServerType"), "a single server is used for reads also while it is read-only");
    }

    @Test
    void saysInOneLineHowToWriteIt() {
        for (String wrong : List.of(
                "mysql://db/speech",
                "db/speech",
                "postgresql://db",
                "postgresql://db/",
                "postgresql:///speech",
                "postgresql://user:a b@db/speech",
                "postgresql://db/speech/more")) {
            String line = assertThrows(IllegalArgumentException.class, () -> DatabaseUrl.parse(wrong), wrong)
                    .getMessage();
            assertTrue(line.startsWith("DATABASE_URL cannot be used"), line);
            assertTrue(line.endsWith("postgresql://user:password@host:5432/name"), line);
            assertFalse(line.contains("\n"), line);
        }
    }
}
