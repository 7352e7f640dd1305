package io.whisperrest.api.openai;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.concurrency.Permit;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.http.LiveText;
import io.whisperrest.api.task.Accepted;
import io.whisperrest.api.task.FormSource;
import io.whisperrest.api.task.OptionFields;
import io.whisperrest.api.task.SubmissionService;
import io.whisperrest.api.task.TaskRequests;
import io.whisperrest.api.task.TaskWait;
import io.whisperrest.api.transcript.Documents;
import io.whisperrest.api.transcript.Transcript;
import io.whisperrest.api.transcript.TranscriptRepository;
import io.whisperrest.api.transcript.format.TranscriptFormat;
import io.whisperrest.model.task.Segment;
import io.whisperrest.model.task.Task;
import io.whisperrest.model.task.TaskJson;
import io.whisperrest.model.task.Warning;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/audio}: synchronous for the caller, with the same durable task underneath. */
@Path("/v1/audio")
@Tag(name = "OpenAI")
@Authenticated
public class AudioResource {
    private final TaskRequests requests;
    private final SubmissionService submissions;
    private final TaskWait waits;
    private final WaitConfig config;
    private final ModelNames models;
    private final OptionFields options;
    private final TranscriptRepository transcripts;
    private final TextStream streams;
    private final CurrentUser user;

    AudioResource(
            TaskRequests requests,
            SubmissionService submissions,
            TaskWait waits,
            WaitConfig config,
            ModelNames models,
            OptionFields options,
            TranscriptRepository transcripts,
            TextStream streams,
            CurrentUser user) {
        this.requests = requests;
        this.submissions = submissions;
        this.waits = waits;
        this.config = config;
        this.models = models;
        this.options = options;
        this.transcripts = transcripts;
        this.streams = streams;
        this.user = user;
    }

    @Schema(
            name = "OpenAiAudioForm",
            requiredProperties = {"file", "model"})
    public record AudioForm(
            @Schema(type = SchemaType.STRING, format = "binary")
            String file,

            @Schema(examples = "whisper-1") String model,
            String language,
            String prompt,

            @Schema(
                    enumeration = {"json", "text", "srt", "verbose_json", "vtt"},
                    defaultValue = "json")
            String response_format,

            Double temperature,
            Boolean stream) {}

    @POST
    @Path("/transcriptions")
    @Blocking
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.WILDCARD)
    @Operation(operationId = "createOpenAiTranscription", summary = "Transcribe, compatible with OpenAI's API")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = AudioForm.class)))
    @APIResponse(
            responseCode = "200",
            description = "In the requested response_format; with stream=true as events",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)),
                @Content(mediaType = "text/plain", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/x-subrip", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "text/vtt", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "text/event-stream", schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "400",
            description = "A field is missing, invalid or not supported, or the audio is rejected")
    @APIResponse(responseCode = "404", description = "`model_not_found`")
    @APIResponse(responseCode = "409", description = "`idempotency_in_progress`")
    @APIResponse(responseCode = "413", description = "`file_too_large`")
    @APIResponse(responseCode = "504", description = "`wait_timeout`: the task continues")
    @APIResponse(responseCode = "507", description = "`storage_full`")
    public Uni<Response> transcriptions(
            InputStream body, @HeaderParam("Idempotency-Key") String key, @Context RoutingContext context) {
        return run(body, context, false);
    }

    @POST
    @Path("/translations")
    @Blocking
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.WILDCARD)
    @Operation(operationId = "createOpenAiTranslation", summary = "Translate to English, compatible with OpenAI's API")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = AudioForm.class)))
    @APIResponse(
            responseCode = "200",
            description = "In the requested response_format",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)),
                @Content(mediaType = "text/plain", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/x-subrip", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "text/vtt", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "text/event-stream", schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "400",
            description = "A field is missing, invalid or not supported, or the audio is rejected")
    @APIResponse(responseCode = "404", description = "`model_not_found`")
    @APIResponse(responseCode = "409", description = "`idempotency_in_progress`")
    @APIResponse(responseCode = "413", description = "`file_too_large`")
    @APIResponse(responseCode = "504", description = "`wait_timeout`: the task continues")
    @APIResponse(responseCode = "507", description = "`storage_full`")
    public Uni<Response> translations(
            InputStream body, @HeaderParam("Idempotency-Key") String key, @Context RoutingContext context) {
        return run(body, context, true);
    }

    private Uni<Response> run(InputStream body, RoutingContext context, boolean translate) {
        int wait = (int) config.waitTimeout().toSeconds();
        Permit permit = waits.permit(user.id(), wait);
        try {
            AudioFields fields = new AudioFields(models, options, translate);
            Accepted accepted = submissions.submit(
                    requests.of("openai", true, context), new FormSource(context, body, fields, fields));
            if (fields.answer().stream()) {
                return Uni.createFrom().item(stream(permit, accepted.taskId(), fields, context));
            }
            return waits.held(permit, accepted.taskId(), user.id(), wait).map(task -> whole(task, fields));
        } catch (RuntimeException | Error e) {
            permit.release();
            throw e;
        }
    }

    private Response stream(Permit permit, String taskId, AudioFields fields, RoutingContext context) {
        Multi<String> text = streams.of(
                taskId,
                user.grant(),
                fields.answer(),
                permit,
                () -> context.response().closed() || context.response().ended());
        Response.ResponseBuilder answer = Response.ok(new LiveText(text))
                .type(MediaType.SERVER_SENT_EVENTS_TYPE)
                .header("X-Accel-Buffering", "no");
        return headers(answer, taskId, fields.model().id(), fields).build();
    }

    private Response whole(Task task, AudioFields fields) {
        Outcome.requireSuccess(task);
        List<Warning> warnings = TaskJson.warnings(task.warnings());
        Response.ResponseBuilder answer = headers(answer(task, fields.answer()), task.id(), task.model(), fields);
        if (!warnings.isEmpty()) {
            answer.header(
                    "X-Warnings",
                    warnings.stream().map(Warning::code).distinct().collect(Collectors.joining(",")));
        }
        return answer.build();
    }

    private static Response.ResponseBuilder headers(
            Response.ResponseBuilder answer, String taskId, String model, AudioFields fields) {
        answer.header("X-Task-Id", taskId).header("X-Model", model);
        if (!fields.model().isKnown()) {
            answer.header("X-Model-Substituted", "true");
        }
        if (!fields.ignored().isEmpty()) {
            answer.header("X-Ignored-Fields", String.join(",", fields.ignored()));
        }
        return answer;
    }

    private Response.ResponseBuilder answer(Task task, AudioFields.Answer asked) {
        List<Segment> segments = transcripts.segments(task.id());
        return switch (asked.format()) {
            case "json" ->
                Response.ok(AudioAnswer.plain(task, TranscriptRepository.text(segments), asked.languages()))
                        .type(MediaType.APPLICATION_JSON_TYPE);
            case "verbose_json" ->
                Response.ok(AudioAnswer.verbose(task, segments, transcripts.windowStarts(task.id()), asked))
                        .type(MediaType.APPLICATION_JSON_TYPE);
            case "text" ->
                Response.ok(TranscriptRepository.text(segments) + (segments.isEmpty() ? "" : "\n"))
                        .header("Content-Type", TranscriptFormat.TEXT.contentType());
            default -> {
                TranscriptFormat form = TranscriptFormat.of(asked.format()).orElseThrow(() -> Problems.internal());
                yield Response.ok(form.write(Documents.of(task, Transcript.recognised(segments)), null, false))
                        .header("Content-Type", form.contentType());
            }
        };
    }
}
