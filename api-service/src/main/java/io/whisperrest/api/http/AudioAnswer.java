package io.whisperrest.api.http;

import io.whisperrest.audio.AudioStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/** Sends a recording, or with {@code AUDIO_REDIRECT} the address in the bucket where it is. */
@ApplicationScoped
public class AudioAnswer {
    /** Browsers send it with what a page loads. The pages' content security policy allows no other host. */
    private static final String PAGE = "Sec-Fetch-Dest";

    private final RedirectConfig config;

    AudioAnswer(RedirectConfig config) {
        this.config = config;
    }

    /**
     * @param tag changes when the bytes change
     * @param disposition value of the header Content-Disposition; null = none
     * @throws RangeNotSatisfiable answered with 416
     */
    public Response.ResponseBuilder of(
            AudioStore.Kept audio,
            String mediaType,
            String tag,
            String disposition,
            Request request,
            HttpHeaders headers) {
        Optional<URI> link = mayRedirect(request, headers) ? audio.link(mediaType, disposition) : Optional.empty();
        if (link.isPresent()) {
            return Response.temporaryRedirect(link.get()).header(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        Response.ResponseBuilder answer = RangeAnswer.of(audio, mediaType, tag, request, headers);
        return disposition == null ? answer : answer.header(HttpHeaders.CONTENT_DISPOSITION, disposition);
    }

    /** A question without an answer of its own, such as HEAD, costs less here. */
    private boolean mayRedirect(Request request, HttpHeaders headers) {
        return config.redirect()
                && request.getMethod().equals("GET")
                && headers.getHeaderString(PAGE) == null
                && headers.getHeaderString(HttpHeaders.IF_NONE_MATCH) == null;
    }
}
