package io.whisperrest.worker.asr.whisper;

import com.sun.jna.Pointer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Logs the messages of whisper.cpp at level FINE; without it the library writes to standard error. Called from any thread. */
final class EngineLog implements LibWhisper.Log {
    /** Never garbage-collected, because native code may call it at any time. */
    static final EngineLog INSTANCE = new EngineLog();

    private static final Logger LOG = Logger.getLogger("io.whisperrest.engine");

    private EngineLog() {}

    @Override
    public void line(int level, Pointer text, Pointer userData) {
        if (LOG.isLoggable(Level.FINE) && text != null) {
            note(text.getString(0, "UTF-8").strip());
        }
    }

    static void note(String line) {
        LOG.fine(line);
    }
}
