package io.whisperrest.api.http;

import io.whisperrest.audio.AudioStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sends a recording, or with {@code AUDIO_REDIRECT} the address in the bucket where it is. */
@ApplicationScoped
public class AudioAnswer {
    /**
     * Headers of requests that get the bytes here. Pages may load nothing from another host, and the tags of the bucket are others than ours.
     * Likewise {@link KeyHeaderNames}: a client would send its key on to the bucket.
     */
    private static final List<String> ANSWERED_HERE =
            List.of("Sec-Fetch-Dest", "Origin", "Cookie", HttpHeaders.IF_NONE_MATCH, HttpHeaders.IF_MATCH, "If-Range");

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

    /** Only programs that sent a token themselves: browsers do not always say that they are one, but they have a cookie or nothing. */
    private boolean mayRedirect(Request request, HttpHeaders headers) {
        return config.redirect()
                && request.getMethod().equals("GET")
                && headers.getHeaderString(HttpHeaders.AUTHORIZATION) != null
                && Stream.concat(ANSWERED_HERE.stream(), KeyHeaderNames.ALL.stream())
                        .allMatch(name -> headers.getHeaderString(name) == null);
    }
}
