package io.whisperrest.worker.audio;

import io.whisperrest.worker.abort.AbortFlag;

/** Decodes any accepted file to 16 kHz mono samples. Thread-safe. */
public interface AudioDecoder {

    /**
     * @throws AudioDecodingFailed with the failure code for the task
     * @throws io.whisperrest.worker.abort.RecognitionAborted when the flag was raised during the call
     */
    PcmAudio decode(DecodeRequest request, AbortFlag abort) throws AudioDecodingFailed;
}
