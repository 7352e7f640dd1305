package io.whisperrest.system.poison;

import io.whisperrest.system.stack.ServiceProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Restarts a worker each time it crashes, as any service manager does. */
final class Supervisor {
    private static final int MAX_RESTARTS = 6;

    private final Supplier<ServiceProcess> launch;
    private final List<ServiceProcess> generations = new ArrayList<>();

    Supervisor(Supplier<ServiceProcess> launch) {
        this.launch = launch;
        generations.add(launch.get());
    }

    /** Call repeatedly. */
    void look() {
        if (!current().isAlive()) {
            if (restarts() == MAX_RESTARTS) {
                throw new IllegalStateException("the worker died after " + MAX_RESTARTS + " restarts: "
                        + current().log());
            }
            generations.add(launch.get());
        }
    }

    ServiceProcess current() {
        return generations.get(generations.size() - 1);
    }

    int restarts() {
        return generations.size() - 1;
    }

    /** Number of worker processes that ended in a JVM crash. */
    long segmentationFaults() {
        return generations.stream()
                .filter(worker -> worker.log().contains("SIGSEGV"))
                .count();
    }
}
