package io.whisperrest.api.transcript;

import io.whisperrest.api.error.Problems;
import io.whisperrest.api.transcript.format.TranscriptFormat;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** Which form of a transcript a request is for: as named, else as the Accept header says, else JSON. */
final class Negotiation {
    private static final String JSON = "json";

    private Negotiation() {}

    /**
     * @param accepted best first
     * @return empty for JSON
     * @throws io.whisperrest.api.error.ApiProblem 422 for an unknown name, 406 when nothing fits
     */
    static Optional<TranscriptFormat> of(String name, List<MediaType> accepted) {
        if (name != null) {
            return name.equals(JSON)
                    ? Optional.empty()
                    : Optional.of(TranscriptFormat.of(name).orElseThrow(Negotiation::unknown));
        }
        for (MediaType type : accepted) {
            if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return Optional.empty();
            }
            for (TranscriptFormat format : TranscriptFormat.values()) {
                if (type.isCompatible(MediaType.valueOf(format.mediaType()))) {
                    return Optional.of(format);
                }
            }
        }
        throw Problems.of(406, "not_acceptable", "None of the media types asked for is offered: name a format.");
    }

    private static RuntimeException unknown() {
        return Problems.of(422, "not_offered", "Transcripts are offered as json and " + TranscriptFormat.words() + ".");
    }
}
