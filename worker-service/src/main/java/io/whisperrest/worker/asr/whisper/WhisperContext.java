package io.whisperrest.worker.asr.whisper;

import com.sun.jna.Pointer;
import io.whisperrest.model.task.FailureCode;
import io.whisperrest.worker.asr.RecognitionFailed;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The weights of one model and its idle states. Owns the states and closes them before the weights, never while one is borrowed: the
 * caller counts the users ({@link LoadedModels}). Thread-safe.
 */
final class WhisperContext implements AutoCloseable {
    private static final int USE_GPU = 0;
    private static final int FLASH_ATTENTION = 1;

    private final WhisperNatives natives;
    private final Pointer handle;
    private final int endOfText;
    private final EndOfText ending;
    private final Deque<WhisperState> idle = new ArrayDeque<>();
    private final Map<Integer, byte[]> vocabulary = new ConcurrentHashMap<>();
    private boolean closed;

    private WhisperContext(WhisperNatives natives, Pointer handle) {
        this.natives = natives;
        this.handle = handle;
        this.endOfText = natives.library().whisper_token_eot(handle);
        this.ending = new EndOfText(natives.library().whisper_n_vocab(handle), endOfText);
    }

    /** @throws RecognitionFailed MODEL_UNAVAILABLE when the engine cannot use the file */
    static WhisperContext open(WhisperNatives natives, Path model, boolean gpu, boolean flashAttention) {
        LibWhisper.ContextParams params = natives.library().whisper_context_default_params();
        params.raw[USE_GPU] = (byte) (gpu ? 1 : 0);
        params.raw[FLASH_ATTENTION] = (byte) (flashAttention ? 1 : 0);
        Pointer handle = natives.library().whisper_init_from_file_with_params_no_state(model.toString(), params);
        if (handle == null) {
            throw new RecognitionFailed(
                    FailureCode.MODEL_UNAVAILABLE, "whisper.cpp cannot load " + model.getFileName());
        }
        return new WhisperContext(natives, handle);
    }

    /** An idle state, preferably the one that last processed these samples; a new one when none is idle. */
    WhisperState borrow(float[] samples) {
        synchronized (idle) {
            for (WhisperState state : idle) {
                if (state.holds(samples)) {
                    idle.remove(state);
                    return state;
                }
            }
            WhisperState state = idle.poll();
            if (state != null) {
                return state;
            }
        }
        Pointer state = natives.library().whisper_init_state(handle);
        if (state == null) {
            throw new RecognitionFailed(FailureCode.OUT_OF_MEMORY, "out of memory for another engine state");
        }
        return new WhisperState(natives, this, state);
    }

    void giveBack(WhisperState state) {
        synchronized (idle) {
            if (state.isUsable() && !closed) {
                idle.push(state);
                return;
            }
        }
        state.close();
    }

    boolean isMultilingual() {
        return natives.library().whisper_is_multilingual(handle) != 0;
    }

    boolean isText(int token) {
        return token < endOfText;
    }

    EndOfText endOfText() {
        return ending;
    }

    /** UTF-8 bytes of a text token, possibly an incomplete character. */
    byte[] bytesOf(int token) {
        return vocabulary.computeIfAbsent(token, id -> {
            Pointer text = natives.library().whisper_token_to_str(handle, id);
            return text.getByteArray(0, (int) text.indexOf(0, (byte) 0));
        });
    }

    Pointer handle() {
        return handle;
    }

    @Override
    public void close() {
        synchronized (idle) {
            if (closed) {
                return;
            }
            closed = true;
            idle.forEach(WhisperState::close);
            idle.clear();
        }
        natives.library().whisper_free(handle);
    }
}
