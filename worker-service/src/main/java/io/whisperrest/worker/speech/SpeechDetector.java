package io.whisperrest.worker.speech;

import io.whisperrest.worker.asr.AbortFlag;
import io.whisperrest.worker.audio.PcmAudio;

/** Finds speech in sound. Thread-safe. */
public interface SpeechDetector {

    /** @throws io.whisperrest.worker.asr.RecognitionAborted when the flag was raised on the way */
    SpeechMap detect(PcmAudio audio, int track, AbortFlag abort);
}
