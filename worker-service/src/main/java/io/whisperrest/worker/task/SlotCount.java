package io.whisperrest.worker.task;

import io.whisperrest.worker.asr.WhisperConfig;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Number of windows that this worker recognises at once. */
@ApplicationScoped
public class SlotCount {
    private static final Logger LOG = Logger.getLogger(SlotCount.class);

    private final WorkerConfig worker;
    private final WhisperConfig whisper;

    SlotCount(WorkerConfig worker, WhisperConfig whisper) {
        this.worker = worker;
        this.whisper = whisper;
    }

    /** As configured, else one per {@code whisper.threads} cores, at least 1. */
    public int value() {
        int cores = Runtime.getRuntime().availableProcessors();
        if (worker.slots() > 0) {
            if (worker.slots() * whisper.threads() > cores && !whisper.gpu()) {
                LOG.warnf("worker.slots × whisper.threads is more than the %d cores: runs slow each other down", cores);
            }
            return worker.slots();
        }
        return Math.max(1, cores / Math.max(1, whisper.threads()));
    }
}
