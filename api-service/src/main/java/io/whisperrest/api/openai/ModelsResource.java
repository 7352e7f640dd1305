package io.whisperrest.api.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.whisperrest.api.error.Problems;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/models}: the models of this server, then the aliases of its default. */
@Path("/v1/models")
@Tag(name = "OpenAI")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class ModelsResource {
    private static final long WHISPER_RELEASED = 1663718400; // 2022-09-21, when OpenAI published the weights

    private final ModelNames models;

    ModelsResource(ModelNames models) {
        this.models = models;
    }

    @Schema(
            name = "OpenAiModel",
            requiredProperties = {"id", "object", "created", "owned_by"})
    public record Model(
            String id,
            String object,
            long created,
            @JsonProperty("owned_by") String ownedBy) {
        static Model of(String id) {
            return new Model(id, "model", WHISPER_RELEASED, "whisperrest");
        }
    }

    @Schema(
            name = "OpenAiModels",
            requiredProperties = {"object", "data"})
    public record ModelPage(String object, List<Model> data) {}

    @GET
    @Blocking
    @Operation(operationId = "listOpenAiModels", summary = "List models in OpenAI's format")
    @APIResponse(
            responseCode = "200",
            description = "Local models, then aliases",
            content = @Content(schema = @Schema(implementation = ModelPage.class)))
    public ModelPage list() {
        return new ModelPage("list", names().map(Model::of).toList());
    }

    @GET
    @Path("/{id: .+}")
    @Blocking
    @Operation(operationId = "getOpenAiModel", summary = "Get a model")
    @APIResponse(
            responseCode = "200",
            description = "The task",
            content = @Content(schema = @Schema(implementation = Model.class)))
    @APIResponse(responseCode = "404", description = "`model_not_found`")
    public Model get(@PathParam("id") String id) {
        return names().filter(id::equals)
                .findFirst()
                .map(Model::of)
                .orElseThrow(() -> Problems.of(404, "model_not_found", "This server does not have that model.")
                        .with("param", "model"));
    }

    private Stream<String> names() {
        return Stream.concat(models.local().stream(), ModelNames.ALIASES.stream())
                .distinct();
    }
}
