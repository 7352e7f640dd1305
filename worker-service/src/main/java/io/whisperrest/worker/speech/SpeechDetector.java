package io.whisperrest.worker.speech;

import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.audio.PcmAudio;

/** Finds speech in sound. Thread-safe. */
public interface SpeechDetector {

    /** @throws io.whisperrest.worker.abort.RecognitionAborted when the flag was raised on the way */
    SpeechMap detect(PcmAudio audio, int track, AbortFlag abort);
}
