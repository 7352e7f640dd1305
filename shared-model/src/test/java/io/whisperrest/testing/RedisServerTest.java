package io.whisperrest.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedisServerTest {

    @Test
    void answersCommandsAndKeepsItsDataAfterAKill() {
        try (RedisServer server = RedisServer.start()) {
            assertEquals("OK", server.command("SET", "word", "привет"));
            assertEquals(2L, server.command("RPUSH", "list", "a", "b"));
            server.kill9();
            assertFalse(server.isRunning());
            server.restart();
            assertEquals("привет", server.command("GET", "word"));
            assertEquals(List.of("a", "b"), server.command("LRANGE", "list", "0", "-1"));
            assertNull(server.command("GET", "nothing"));
            assertThrows(IllegalStateException.class, () -> server.command("NONSENSE"));
        }
    }
}
