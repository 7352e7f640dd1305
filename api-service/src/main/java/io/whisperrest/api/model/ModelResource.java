package io.whisperrest.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.whisperrest.api.http.ConditionalJson;
import io.whisperrest.api.task.Models;
import io.whisperrest.model.task.ModelFacts;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/models}: the models that a task may name. */
@Path("/api/models")
@Tag(name = "Config")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class ModelResource {
    private final KnownModels models;
    private final ConditionalJson json;

    ModelResource(KnownModels models, ConditionalJson json) {
        this.models = models;
        this.json = json;
    }

    /**
     * @param sizeBytes of the file; null until a worker reports it
     * @param memoryBytes of the weights and one slot; null until a worker reports it
     * @param rtfx seconds of audio per second of processing, measured on this server; null before the first task
     * @param state {@code ready}: loaded in a worker; {@code loadable}: a live worker serves it, or a scaler starts one; {@code absent}
     */
    @Schema(
            name = "Model",
            requiredProperties = {"id", "default", "multilingual", "translate", "state"})
    public record Model(
            String id,
            @JsonProperty("default") boolean isDefault,
            boolean multilingual,
            boolean translate,
            @Schema(nullable = true) Long sizeBytes,
            @Schema(nullable = true) Long memoryBytes,
            @Schema(nullable = true) Double rtfx,
            ModelState state) {

        static Model of(ModelFacts facts, boolean isDefault, Double rtfx, ModelState state) {
            return new Model(
                    facts.id(),
                    isDefault,
                    facts.multilingual() == null ? !facts.id().contains(".en") : facts.multilingual(),
                    facts.translates() == null ? Models.translates(facts.id()) : facts.translates(),
                    facts.sizeBytes(),
                    facts.memoryBytes(),
                    rtfx,
                    state);
        }
    }

    @Schema(name = "ModelList", requiredProperties = "items")
    public record ModelList(List<Model> items) {}

    @GET
    @Blocking
    @Operation(
            operationId = "listModels",
            summary = "Models of this server",
            description = "The default first, then those on disk.")
    @APIResponse(
            responseCode = "200",
            description = "List the models that a task may name, and those that must be downloaded first",
            content = @Content(schema = @Schema(implementation = ModelList.class)))
    @APIResponse(responseCode = "304", description = "As If-None-Match says")
    @APIResponse(responseCode = "403", description = "`scope_missing`")
    public Response list(@Context Request request) {
        return json.answer(request, new ModelList(models.list()));
    }
}
