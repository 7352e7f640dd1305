package io.whisperrest.system.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.whisperrest.system.simulation.Simulation.Report;
import io.whisperrest.system.simulation.Simulation.Rules;
import io.whisperrest.testing.RedisServer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code -Dsimulation.seeds=200} runs more seeds, {@code -Dsimulation.first-seed=…} starts at another one. */
@Execution(ExecutionMode.CONCURRENT) // a single thread each, with a server of its own
class QueueSimulationTest {
    private static final int STEPS = Integer.getInteger("simulation.steps", 1500);
    private static final long QUIET_MS = 120_000;
    private RedisServer server;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() {
        server = RedisServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static LongStream seeds() {
        long first = Long.getLong("simulation.first-seed", 1L);
        return LongStream.range(first, first + Integer.getInteger("simulation.seeds", 10));
    }

    private Report simulate(long seed, Rules rules, int steps, long quiet) {
        try (World world = new World(seed, server, directory)) {
            return new Simulation(world, rules).run(steps, quiet);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void losesNothingAndDuplicatesNothing(long seed) {
        boolean gentle = seed % 4 == 0; // copies can be counted only if no keys vanish
        Report report = simulate(seed, new Rules(!gentle, true, true), STEPS, QUIET_MS);
        System.out.println("simulation seed " + seed + ": " + report);
        assertEquals(List.of(), report.violations(), "seed " + seed);
        if (gentle) {
            assertEquals(1, report.mostCopies(), "copies of one id, seed " + seed);
        }
    }

    @Test
    void withoutTheFenceAStaleWriterIsDetected() {
        Report report = simulate(1, new Rules(true, false, true), STEPS, 3000);
        assertTrue(
                report.violations().stream().anyMatch(violation -> violation.startsWith("double")),
                report.violations().toString());
    }

    @Test
    void withoutTheReconcilerALossIsDetected() {
        Report report = simulate(1, new Rules(true, true, false), STEPS, 3000);
        assertTrue(
                report.violations().stream().anyMatch(violation -> violation.startsWith("lost")),
                report.violations().toString());
    }
}
