package io.whisperrest.worker.asr.whisper;

import io.whisperrest.model.task.FailureCode;
import io.whisperrest.worker.asr.RecognitionFailed;

/** Language codes as the engine knows them: ISO 639-1, but Javanese is the older {@code jw}. */
final class LanguageCodes {
    private LanguageCodes() {}

    /** @throws RecognitionFailed for a code the engine does not know, which it would use unchecked as a token number */
    static String engine(LibWhisper library, String code) {
        String known = code.equals("jv") ? "jw" : code;
        if (library.whisper_lang_id(known) < 0) {
            throw new RecognitionFailed(FailureCode.ENGINE_ERROR, "the engine knows no language " + code);
        }
        return known;
    }

    /** @return −1 for a code the engine does not know */
    static int id(LibWhisper library, String code) {
        return library.whisper_lang_id(code.equals("jv") ? "jw" : code);
    }

    /** Code of a number of the engine. */
    static String code(LibWhisper library, int id) {
        return library.whisper_lang_str(id);
    }
}
