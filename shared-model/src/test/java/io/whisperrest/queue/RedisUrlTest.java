package io.whisperrest.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedisUrlTest {
    @Test
    void aServerStaysAsItIsWritten() {
        RedisUrl url = RedisUrl.parse("rediss://u:p@host:6379/2");
        assertEquals(List.of("rediss://u:p@host:6379/2"), url.hosts());
        assertNull(url.masterName());
    }

    @Test
    void sentinelsShareTheCredentials() {
        RedisUrl url = RedisUrl.parse("redis+sentinel://u:p@a:26379,b:26380/main");
        assertEquals(List.of("redis://u:p@a:26379", "redis://u:p@b:26380"), url.hosts());
        assertEquals("main", url.masterName());
        assertFalse(url.toString().contains("u:p"));
        assertEquals(
                List.of("rediss://a:1"),
                RedisUrl.parse("rediss+sentinel://a:1/m").hosts());
    }

    @Test
    void aClusterAndIncompleteSentinelsAreRefusedInOneLine() {
        for (String wrong : List.of("redis://a:1,redis://b:1", "redis+sentinel://a:1", "redis+sentinel:///m")) {
            String line = assertThrows(IllegalArgumentException.class, () -> RedisUrl.parse(wrong))
                    .getMessage();
            assertTrue(line.startsWith("REDIS_URL") && line.contains("redis+sentinel://user"), line);
        }
    }
}
