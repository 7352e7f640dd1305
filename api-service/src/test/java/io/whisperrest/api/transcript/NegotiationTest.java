package io.whisperrest.api.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.whisperrest.api.error.ApiProblem;
import io.whisperrest.api.transcript.format.TranscriptFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NegotiationTest {

    @Test
    void theNamedFormatOverridesTheHeader() {
        assertEquals(Optional.of(TranscriptFormat.SRT), Negotiation.of("srt", List.of("text/vtt")));
        assertEquals(Optional.empty(), Negotiation.of("json", List.of("image/png")));
    }

    @Test
    void followsTheOrderOfTheAcceptHeader() {
        assertEquals(Optional.of(TranscriptFormat.VTT), Negotiation.of(null, List.of("image/png", "text/vtt", "*/*")));
        assertEquals(Optional.empty(), Negotiation.of(null, List.of("*/*")));
        assertEquals(Optional.of(TranscriptFormat.TEXT), Negotiation.of(null, List.of("text/*")));
    }

    @Test
    void rejectsUnsupportedTypes() {
        assertEquals(
                422,
                assertThrows(ApiProblem.class, () -> Negotiation.of("pdf", List.of()))
                        .status());
        assertEquals(
                406,
                assertThrows(ApiProblem.class, () -> Negotiation.of(null, List.of("image/png")))
                        .status());
    }
}
