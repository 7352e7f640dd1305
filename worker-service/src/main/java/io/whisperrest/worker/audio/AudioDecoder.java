package io.whisperrest.worker.audio;

import io.whisperrest.worker.abort.AbortFlag;

/** Any accepted file to 16 kHz mono samples. Thread-safe. */
public interface AudioDecoder {

    /**
     * @throws AudioDecodingFailed with the code the task ends with
     * @throws io.whisperrest.worker.abort.RecognitionAborted when the flag was raised on the way
     */
    PcmAudio decode(DecodeRequest request, AbortFlag abort) throws AudioDecodingFailed;
}
