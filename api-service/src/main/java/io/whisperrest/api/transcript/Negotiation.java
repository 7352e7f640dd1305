package io.whisperrest.api.transcript;

import io.whisperrest.api.error.Problems;
import io.whisperrest.api.transcript.format.TranscriptFormat;
import java.util.List;
import java.util.Optional;

/** Chooses the transcript format of a request: the named one, else by the Accept header, else JSON. */
final class Negotiation {
    private static final String JSON = "json";

    private Negotiation() {}

    /**
     * @param accepted types without parameters, best first; may contain {@code *}
     * @return empty for JSON
     * @throws io.whisperrest.api.error.ApiProblem 422 for an unknown name, 406 when no accepted type is available
     */
    static Optional<TranscriptFormat> of(String name, List<String> accepted) {
        if (name != null) {
            return name.equals(JSON)
                    ? Optional.empty()
                    : Optional.of(TranscriptFormat.of(name).orElseThrow(Negotiation::unknown));
        }
        for (String type : accepted) {
            if (fits(type, "application/json")) {
                return Optional.empty();
            }
            for (TranscriptFormat format : TranscriptFormat.values()) {
                if (fits(type, format.mediaType())) {
                    return Optional.of(format);
                }
            }
        }
        throw Problems.of(406, "not_acceptable", "None of the requested media types is available: name a format.");
    }

    private static boolean fits(String accepted, String offered) {
        String group = offered.substring(0, offered.indexOf('/'));
        return accepted.equals("*/*") || accepted.equals(group + "/*") || accepted.equals(offered);
    }

    private static RuntimeException unknown() {
        return Problems.of(422, "not_offered", "Transcripts are offered as json and " + TranscriptFormat.words() + ".");
    }
}
