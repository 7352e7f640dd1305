package io.whisperrest.worker.boot;

import io.whisperrest.disk.DiskConfig;
import io.whisperrest.disk.DiskSpace;
import io.whisperrest.model.DataConfig;
import io.whisperrest.model.task.FailureCode;
import io.whisperrest.worker.asr.RecognitionFailed;
import io.whisperrest.worker.asr.WhisperConfig;
import io.whisperrest.worker.asr.whisper.WhisperNatives;
import io.whisperrest.worker.asr.whisper.WhisperRecognizer;
import io.whisperrest.worker.audio.AudioConfig;
import io.whisperrest.worker.audio.AudioDecoder;
import io.whisperrest.worker.audio.DecoderSandbox;
import io.whisperrest.worker.audio.DecoderSelfTest;
import io.whisperrest.worker.audio.FfmpegAudioDecoder;
import io.whisperrest.worker.audio.PlayableCopy;
import io.whisperrest.worker.model.ModelStore;
import io.whisperrest.worker.model.ModelUnavailable;
import io.whisperrest.worker.speech.SileroSpeechDetector;
import io.whisperrest.worker.speech.SpeechDetector;
import io.whisperrest.worker.task.SlotCount;
import io.whisperrest.worker.task.Slots;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** CDI beans for decoder, speech detector and engine. */
class EngineBeans {
    private static final Logger LOG = Logger.getLogger(EngineBeans.class);

    @Produces
    @Singleton
    ModelStore models(WhisperConfig config) {
        return new ModelStore(config.modelsDir());
    }

    @Produces
    @Singleton
    WhisperNatives natives(WhisperConfig config, DataConfig data) {
        Path unpack = data.dir().resolve("tmp").resolve("natives");
        WhisperNatives natives = WhisperNatives.choose(config.nativeDir(), config.runtimeDir(), unpack);
        if (natives.isSlow()) {
            LOG.warn(natives.describe());
        } else {
            LOG.info(natives.describe());
        }
        return natives;
    }

    @Produces
    @Singleton
    Slots slots(SlotCount count) {
        return new Slots(count.value());
    }

    @Produces
    @Singleton
    WhisperRecognizer recognizer(WhisperNatives natives, WhisperConfig config, Slots slots, ModelStore models) {
        return new WhisperRecognizer(natives, config, slots.size(), slots::idle, id -> file(models, id));
    }

    private static Path file(ModelStore models, String id) {
        try {
            return models.resolve(id).path();
        } catch (ModelUnavailable e) {
            throw new RecognitionFailed(FailureCode.MODEL_UNAVAILABLE, e.getMessage());
        }
    }

    void close(@Disposes WhisperRecognizer recognizer) {
        recognizer.close();
    }

    @Produces
    @Singleton
    DecoderSandbox sandbox(AudioConfig config, DataConfig data) {
        return DecoderSandbox.probe(
                config.ffmpeg(), config.decodeTimeout(), data.dir().resolve("tmp"));
    }

    /** Half of the reserve belongs to the worker, so that accepted tasks finish on a disk that accepts no more uploads. */
    @Produces
    @Singleton
    DiskSpace disk(DataConfig data, DiskConfig config) {
        return new DiskSpace(data.dir(), config.minFreeSpace().asLongValue() / 2);
    }

    @Produces
    @Singleton
    AudioDecoder decoder(AudioConfig config, DecoderSandbox sandbox, DataConfig data, DiskSpace disk) {
        return new FfmpegAudioDecoder(config, sandbox, data.dir().resolve("tmp"), disk);
    }

    @Produces
    @Singleton
    PlayableCopy playableCopy(AudioConfig config, DecoderSandbox sandbox, DataConfig data) {
        return new PlayableCopy(config, sandbox, data.dir().resolve("tmp"));
    }

    @Produces
    @Singleton
    DecoderSelfTest selfTest(AudioConfig config, DecoderSandbox sandbox, DataConfig data) {
        return new DecoderSelfTest(config, sandbox, data.dir().resolve("tmp"));
    }

    @Produces
    @Singleton
    SpeechDetector detector(AudioConfig config) {
        return new SileroSpeechDetector(Path.of(config.speechModel()));
    }
}
