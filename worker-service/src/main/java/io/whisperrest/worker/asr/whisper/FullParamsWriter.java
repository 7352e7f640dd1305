package io.whisperrest.worker.asr.whisper;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the parameters of one engine call by offset over the library's defaults. Keeps every string and callback alive, so it must
 * itself stay reachable until the call has ended. Not thread-safe.
 */
final class FullParamsWriter {
    static final int GREEDY = 0;
    static final int BEAM = 1;

    private final ParamsLayout layout;
    private final LibWhisper.FullParams params;
    private final ByteBuffer bytes;
    private final List<Object> alive = new ArrayList<>();

    FullParamsWriter(LibWhisper library, ParamsLayout layout, int strategy) {
        this.layout = layout;
        this.params = library.whisper_full_default_params(strategy);
        this.bytes = ByteBuffer.wrap(params.raw).order(ByteOrder.nativeOrder());
        for (int at = ParamsLayout.PRINT_SPECIAL; at <= ParamsLayout.PRINT_TIMESTAMPS; at++) {
            flag(at, false);
        }
        flag(ParamsLayout.NO_CONTEXT, true);
        flag(layout.suppressNonSpeech, true);
    }

    LibWhisper.FullParams params() {
        return params;
    }

    FullParamsWriter threads(int threads) {
        bytes.putInt(ParamsLayout.N_THREADS, threads);
        return this;
    }

    FullParamsWriter language(String language) {
        return pointer(layout.language, text(language));
    }

    FullParamsWriter translate(boolean translate) {
        return flag(ParamsLayout.TRANSLATE, translate);
    }

    FullParamsWriter tokenTimes(boolean wanted) {
        return flag(ParamsLayout.TOKEN_TIMESTAMPS, wanted);
    }

    /** @param prompt null = none; the engine uses its last 223 tokens */
    FullParamsWriter prompt(String prompt) {
        return prompt == null ? this : pointer(ParamsLayout.INITIAL_PROMPT, text(prompt));
    }

    FullParamsWriter ladder(double start, double increment) {
        bytes.putFloat(layout.temperature, (float) start);
        bytes.putFloat(layout.temperatureIncrement, (float) increment);
        return this;
    }

    /** Above 1, the engine does not drop any segment as silence. */
    FullParamsWriter noSpeechThreshold(double threshold) {
        bytes.putFloat(layout.noSpeechThreshold, (float) threshold);
        return this;
    }

    FullParamsWriter beam(int size) {
        bytes.putInt(layout.beamSize, size);
        return this;
    }

    FullParamsWriter abort(LibWhisper.Abort callback) {
        return callback(layout.abort, callback);
    }

    FullParamsWriter watch(LadderWatch watch) {
        callback(layout.encoderBegin, watch.encoderBegin);
        callback(layout.logitsFilter, watch.logitsFilter);
        return callback(layout.newSegment, watch.newSegment);
    }

    int intAt(int offset) {
        return bytes.getInt(offset);
    }

    float floatAt(int offset) {
        return bytes.getFloat(offset);
    }

    long pointerAt(int offset) {
        return bytes.getLong(offset);
    }

    private FullParamsWriter callback(int offset, Callback callback) {
        alive.add(callback);
        return pointer(offset, CallbackReference.getFunctionPointer(callback));
    }

    private FullParamsWriter flag(int offset, boolean value) {
        bytes.put(offset, (byte) (value ? 1 : 0));
        return this;
    }

    private FullParamsWriter pointer(int offset, Pointer pointer) {
        alive.add(pointer);
        bytes.putLong(offset, Pointer.nativeValue(pointer));
        return this;
    }

    private static Memory text(String text) {
        byte[] utf8 = text.replace("\0", "").getBytes(StandardCharsets.UTF_8);
        Memory memory = new Memory(utf8.length + 1L);
        memory.write(0, utf8, 0, utf8.length);
        memory.setByte(utf8.length, (byte) 0);
        return memory;
    }
}
