package io.whisperrest.worker.speech;

import io.whisperrest.worker.abort.AbortFlag;
import io.whisperrest.worker.audio.PcmAudio;

/** Finds speech in audio. Thread-safe. */
public interface SpeechDetector {

    /** @throws io.whisperrest.worker.abort.RecognitionAborted when the flag was raised during the call */
    SpeechMap detect(PcmAudio audio, int track, AbortFlag abort);
}
