package io.whisperrest.worker.task;

import io.whisperrest.audio.AudioStore;
import io.whisperrest.model.DataConfig;
import io.whisperrest.model.DatabaseConfig;
import io.whisperrest.model.database.Database;
import io.whisperrest.model.database.SchemaVersion;
import io.whisperrest.model.database.SqliteFile;
import io.whisperrest.queue.QueueUnavailable;
import io.whisperrest.queue.TaskQueue;
import io.whisperrest.worker.asr.RecognitionFailed;
import io.whisperrest.worker.asr.WhisperConfig;
import io.whisperrest.worker.asr.whisper.WhisperNatives;
import io.whisperrest.worker.asr.whisper.WhisperRecognizer;
import io.whisperrest.worker.audio.DecoderSandbox;
import io.whisperrest.worker.audio.DecoderSelfTest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The requirements of a worker: a decoder that passes its self-test, a loaded model, database, store of recordings and queue. */
@ApplicationScoped
public class Readiness {
    private static final Logger LOG = Logger.getLogger(Readiness.class);
    private static final long RETRY_MS = 2000;

    private final DataConfig data;
    private final DatabaseConfig databaseConfig;
    private final Database database;
    private final AudioStore audio;
    private final TaskQueue queue;
    private final DecoderSelfTest selfTest;
    private final DecoderSandbox sandbox;
    private final WhisperNatives natives;
    private final WhisperRecognizer recognizer;
    private final WhisperConfig config;
    private volatile boolean decoderSafe;
    private volatile String modelProblem = "not loaded yet";
    private volatile String decoderProblem = "not tested yet";
    private volatile String audioProblem = "not tested yet";

    Readiness(
            DataConfig data,
            DatabaseConfig databaseConfig,
            Database database,
            AudioStore audio,
            TaskQueue queue,
            DecoderSelfTest selfTest,
            DecoderSandbox sandbox,
            WhisperNatives natives,
            WhisperRecognizer recognizer,
            WhisperConfig config) {
        this.data = data;
        this.databaseConfig = databaseConfig;
        this.database = database;
        this.audio = audio;
        this.queue = queue;
        this.selfTest = selfTest;
        this.sandbox = sandbox;
        this.natives = natives;
        this.recognizer = recognizer;
        this.config = config;
    }

    /** Blocks until all requirements are met, with retries. Returns false when the process stops in the meantime. */
    boolean await(BooleanSupplier stopping) {
        if (databaseConfig.url().isEmpty()) {
            SqliteFile.requireLocal(data.dir());
        }
        if (sandbox.isConfined()) {
            LOG.infof("the decoder can read %s (confined by %s)", sandbox.reads(), sandbox.confinedBy());
        }
        sandbox.missing().forEach(layer -> LOG.warnf("the decoder runs without a layer: %s", layer));
        while (!stopping.getAsBoolean()) {
            if (testDecoder() && loadModel() && isDatabaseReady() && testAudioStore()) {
                return true;
            }
            Sleep.millis(RETRY_MS);
        }
        return false;
    }

    private boolean testDecoder() {
        if (!decoderSafe) {
            try {
                selfTest.run().forEach(warning -> LOG.warn(warning));
                decoderSafe = true;
            } catch (IllegalStateException e) {
                decoderProblem = logged(decoderProblem, e.getMessage());
            }
        }
        return decoderSafe;
    }

    private boolean testAudioStore() {
        try {
            audio.requireUsable();
            audioProblem = "";
        } catch (IllegalStateException e) {
            audioProblem = logged(audioProblem, e.getMessage());
        }
        return audioProblem.isEmpty();
    }

    private boolean loadModel() {
        if (!isModelLoaded()) {
            try {
                recognizer.selfTest(config.model());
            } catch (RecognitionFailed e) {
                modelProblem = logged(modelProblem, e.getMessage());
            }
        }
        return isModelLoaded();
    }

    private static String logged(String before, String now) {
        if (!now.equals(before)) {
            LOG.errorf("not ready, tasks wait: %s", now);
        }
        return now;
    }

    public boolean isDatabaseReady() {
        return SchemaVersion.isReady(database) && database.writeProblem().isEmpty();
    }

    public boolean isQueueReady() {
        try {
            queue.time();
            return true;
        } catch (QueueUnavailable e) {
            return false;
        }
    }

    public boolean isModelLoaded() {
        return recognizer.isLoaded(config.model());
    }

    /** As of the start. A store that fails later makes tasks wait, not the worker unready. */
    public boolean isAudioStoreUsable() {
        return audioProblem.isEmpty();
    }

    public boolean isDecoderSafe() {
        return decoderSafe;
    }

    /** One line per problem, for the operator; empty when database, model, decoder and store of recordings are all right. */
    public List<String> problems() {
        return Stream.of(
                        database.writeProblem()
                                .map(problem -> "database: " + problem)
                                .orElse(""),
                        isModelLoaded() ? "" : "model: " + modelProblem,
                        decoderSafe ? "" : "decoder: " + decoderProblem,
                        audioProblem.isEmpty() ? "" : "audio: " + audioProblem)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    String engine() {
        return "whisper.cpp " + natives.version();
    }

    boolean hasGpu() {
        String info = natives.systemInfo().toUpperCase(Locale.ROOT);
        return info.contains("CUDA") || info.contains("VULKAN") || info.contains("METAL");
    }
}
