package io.whisperrest.worker.asr.whisper;

import io.whisperrest.model.task.FailureCode;
import io.whisperrest.worker.asr.RecognitionFailed;

/** Language codes as the engine spells them: ISO 639-1, except the older {@code jw} for Javanese. */
final class LanguageCodes {
    private LanguageCodes() {}

    /** @throws RecognitionFailed for an unknown code, which the engine would use unchecked as a token id */
    static String engine(LibWhisper library, String code) {
        String known = code.equals("jv") ? "jw" : code;
        if (library.whisper_lang_id(known) < 0) {
            throw new RecognitionFailed(FailureCode.ENGINE_ERROR, "the engine does not know the language " + code);
        }
        return known;
    }

    /** @return −1 for an unknown code */
    static int id(LibWhisper library, String code) {
        return library.whisper_lang_id(code.equals("jv") ? "jw" : code);
    }

    /** Code of an engine's language id. */
    static String code(LibWhisper library, int id) {
        return library.whisper_lang_str(id);
    }
}
