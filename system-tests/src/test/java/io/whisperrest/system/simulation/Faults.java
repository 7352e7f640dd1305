package io.whisperrest.system.simulation;

import java.util.List;

/** Damages the data in Redis without the services' knowledge. */
final class Faults {
    private static final List<String> KEYS = List.of(
            "{stt}:lease",
            "{stt}:wait:hi:base",
            "{stt}:wait:normal:base",
            "{stt}:wait:normal:large",
            "{stt}:wait:bulk:large",
            "{stt}:suspect:base",
            "{stt}:suspect:large",
            "{stt}:running:base",
            "{stt}:workers",
            "{stt}:dead");
    private static final String COPY_ALL = "for _, k in ipairs(redis.call('KEYS', '{stt}:*')) do"
            + " redis.call('COPY', k, 'copy:' .. k, 'REPLACE') end return 1";
    private static final String RESTORE_ALL =
            "for _, k in ipairs(redis.call('KEYS', '{stt}:*')) do redis.call('DEL', k) end"
                    + " for _, k in ipairs(redis.call('KEYS', 'copy:*')) do"
                    + " redis.call('COPY', k, string.sub(k, 6), 'REPLACE') end return 1";
    private static final String FORGET_COPY =
            "for _, k in ipairs(redis.call('KEYS', 'copy:*')) do redis.call('DEL', k) end return 1";

    private final World world;
    private boolean copied;
    int wipes;
    int restores;
    int deletions;

    Faults(World world) {
        this.world = world;
    }

    void one() {
        switch (world.random.nextInt(12)) {
            case 0 -> {
                world.server.command("FLUSHALL");
                copied = false;
                wipes++;
            }
            case 1, 2 -> {
                world.server.command("EVAL", FORGET_COPY, "0");
                world.server.command("EVAL", COPY_ALL, "0");
                copied = true;
            }
            case 3 -> {
                if (copied) {
                    world.server.command("EVAL", RESTORE_ALL, "0");
                    restores++;
                }
            }
            case 4, 5 -> world.server.command("SCRIPT", "FLUSH");
            case 6, 7 -> deleteATaskHash();
            default -> {
                world.server.command("DEL", KEYS.get(world.random.nextInt(KEYS.size())));
                deletions++;
            }
        }
    }

    private void deleteATaskHash() {
        List<?> hashes = (List<?>) world.server.command("KEYS", "{stt}:task:*");
        if (!hashes.isEmpty()) {
            world.server.command(
                    "DEL", hashes.get(world.random.nextInt(hashes.size())).toString());
            deletions++;
        }
    }

    void end() {
        world.server.command("EVAL", FORGET_COPY, "0");
    }
}
