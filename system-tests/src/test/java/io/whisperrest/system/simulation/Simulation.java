package io.whisperrest.system.simulation;

import io.whisperrest.model.task.TaskJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** One seed: a random schedule, then a quiet period, then a check that nothing was lost, duplicated or left behind. */
final class Simulation {
    private static final int WORKERS = 6;
    private static final int USERS = 5;
    /** By kind of host. */
    private static final List<List<String>> SERVED =
            List.of(List.of("base"), List.of("large", "base"), List.of("large"));

    private static final String[] LANES = {"hi", "normal", "normal", "bulk"};

    private final World world;
    private final Faults faults;
    private final Rules rules;
    private final Set<String> accepted = new LinkedHashSet<>();
    private final List<SimulatedWorker> workers = new ArrayList<>();
    private final List<SimulatedWorker> zombies = new ArrayList<>();
    private int named;
    private int crashes;
    private int mostCopies;

    /**
     * @param faults true: keys vanish, all data vanishes, old copies come back
     * @param fence false: a stale writer is not rejected (negative control)
     * @param reconcile false: losses in Redis are not repaired (negative control)
     */
    record Rules(boolean faults, boolean fence, boolean reconcile) {}

    /** The findings of a run. */
    record Report(
            int tasks,
            int crashes,
            int wipes,
            int restores,
            int staleRefused,
            int mostCopies,
            List<String> violations) {}

    Simulation(World world, Rules rules) {
        this.world = world;
        this.rules = rules;
        this.faults = new Faults(world);
        for (int i = 0; i < WORKERS; i++) {
            workers.add(aWorker(SERVED.get(i % SERVED.size())));
        }
    }

    Report run(int steps, long quietMillis) {
        world.reconciler.pass();
        for (int i = 0; i < steps; i++) {
            step();
            if (!rules.faults() && i % 25 == 0) {
                mostCopies = Math.max(mostCopies, copies());
            }
        }
        if (!rules.reconcile()) {
            world.server.command("FLUSHALL");
            faults.wipes++;
        }
        boolean idle = quiet(quietMillis);
        List<String> violations =
                History.violations(world, accepted, faults.wipes + faults.restores + faults.deletions);
        if (idle) {
            violations.addAll(leftovers());
        }
        int stale = workers.stream().mapToInt(w -> w.staleWritesRefused).sum()
                + zombies.stream().mapToInt(w -> w.staleWritesRefused).sum();
        return new Report(accepted.size(), crashes, faults.wipes, faults.restores, stale, mostCopies, violations);
    }

    private void step() {
        int draw = world.random.nextInt(1000);
        SimulatedWorker worker = workers.get(world.random.nextInt(WORKERS));
        if (draw < 110) {
            accept();
        } else if (draw < 220) {
            (world.random.nextBoolean() ? world.relay : world.otherRelay).pass();
        } else if (draw < 430) {
            worker.claim();
        } else if (draw < 740) {
            worker.work();
        } else if (draw < 755) {
            worker.retry();
        } else if (draw < 775) {
            worker.release();
        } else if (draw < 865) {
            worker.heartbeat();
        } else if (draw < 885) {
            crash(worker);
        } else if (draw < 915) {
            zombie();
        } else if (draw < 930) {
            cancel();
        } else if (draw < 970) {
            world.sweeper.sweep();
        } else if (draw < 988) {
            reconcile();
        } else if (rules.faults()) {
            faults.one();
        }
    }

    private void accept() {
        String id = UUID.nameUUIDFromBytes(("task " + accepted.size() + world.random.nextLong()).getBytes())
                .toString();
        String user = "u" + world.random.nextInt(USERS);
        world.file.aQueuedTask(
                world.plain,
                id,
                user,
                LANES[world.random.nextInt(LANES.length)],
                World.MODELS.get(world.random.nextInt(World.MODELS.size())),
                World.now());
        accepted.add(id);
        if (!world.chance(0.1)) {
            world.relay.pass();
        }
        if (world.chance(0.1)) {
            world.otherRelay.pass();
        }
    }

    private void crash(SimulatedWorker worker) {
        crashes++;
        zombies.add(worker);
        workers.set(workers.indexOf(worker), aWorker(worker.models));
    }

    private SimulatedWorker aWorker(List<String> models) {
        String name = "w" + named++;
        int slots = 1 + world.random.nextInt(3);
        world.plain.write(
                handle -> handle.createUpdate("INSERT INTO worker (id, slots, version, model, models, device, state,"
                                + " started_at) VALUES (:id, :slots, 'x', :loaded, :models, 'cpu', 'READY', 0)")
                        .bind("id", name)
                        .bind("loaded", models.get(0))
                        .bind("models", TaskJson.write(models))
                        .bind("slots", slots)
                        .execute());
        return new SimulatedWorker(world, name, slots, models);
    }

    /** A worker that was declared dead writes after all. */
    private void zombie() {
        if (!zombies.isEmpty()) {
            SimulatedWorker zombie = zombies.get(world.random.nextInt(zombies.size()));
            if (rules.fence()) {
                zombie.work();
            } else {
                zombie.writeWithoutFence();
            }
        }
    }

    private void cancel() {
        if (!accepted.isEmpty()) {
            String id = List.copyOf(accepted).get(world.random.nextInt(accepted.size()));
            world.tasks.cancel(id, world.task(id).userId(), World.now());
        }
    }

    private void reconcile() {
        if (rules.reconcile()) {
            world.reconciler.pass();
        }
    }

    /** Stops the faults and runs until there is nothing left to do. Returns false when that took too long. */
    private boolean quiet(long millis) {
        faults.end();
        long end = System.currentTimeMillis() + millis;
        while (System.currentTimeMillis() < end) {
            reconcile();
            world.sweeper.sweep();
            world.relay.pass();
            for (SimulatedWorker worker : workers) {
                worker.claim();
                do {
                    worker.work();
                } while (!worker.isIdle());
                worker.heartbeat();
            }
            if (allOver() && leftovers().isEmpty()) {
                return true;
            }
            world.reconciler.tidy();
        }
        return allOver();
    }

    private boolean allOver() {
        return world.database.read(
                        handle -> handle.createQuery("SELECT count(*) FROM task WHERE status IN ('QUEUED', 'RUNNING')")
                                .mapTo(Integer.class)
                                .one())
                == 0;
    }

    /** Keys that should not exist once every task has ended. */
    private List<String> leftovers() {
        List<String> found = new ArrayList<>();
        for (Object key : (List<?>) world.server.command("KEYS", "{stt}:*")) {
            boolean expected = List.of("{stt}:epoch", "{stt}:workers").contains(key)
                    || key.toString().startsWith("{stt}:wakeup:");
            if (!expected) {
                found.add("left behind: " + key);
            }
        }
        return found;
    }

    /** The largest number of lists that contain the same id. */
    private int copies() {
        Map<String, Integer> places = new HashMap<>();
        for (Object key : (List<?>) world.server.command("KEYS", "{stt}:*")) {
            String name = key.toString();
            boolean list = name.contains(":wait:")
                    || name.contains(":proc:")
                    || name.contains(":suspect:")
                    || name.endsWith(":dead");
            if (list) {
                for (Object id : (List<?>) world.server.command("LRANGE", name, "0", "-1")) {
                    places.merge(id.toString(), 1, Integer::sum);
                }
            }
        }
        return places.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
