package io.whisperrest.api.ratelimit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The Lua scripts of the Redis counters: {@code src/main/resources/limit}. */
public final class LuaScript {
    private LuaScript() {}

    /** @param name of the file, without its extension */
    public static String read(String name) {
        try (InputStream in = LuaScript.class.getResourceAsStream("/limit/" + name + ".lua")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("script " + name + " cannot be read", e);
        }
    }
}
