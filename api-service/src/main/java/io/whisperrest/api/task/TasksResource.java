package io.whisperrest.api.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.http.QueryLists;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The list of a user's tasks. */
@Path("/api/tasks")
@Tag(name = "Tasks")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class TasksResource {
    private final TaskListRepository list;
    private final TaskResponses responses;
    private final CurrentUser user;

    TasksResource(TaskListRepository list, TaskResponses responses, CurrentUser user) {
        this.list = list;
        this.responses = responses;
        this.user = user;
    }

    /** @param counts only where asked for */
    @Schema(name = "TaskPage", requiredProperties = "items")
    public record TaskPage(
            List<TaskResponse> items,
            @Schema(nullable = true) String nextCursor,
            @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Long> counts) {}

    @GET
    @Blocking
    @Operation(
            operationId = "listTasks",
            summary = "List tasks",
            description = "Newest first unless sorted otherwise. Lists may be repeated or comma-separated; q "
                    + "searches names and texts without case.")
    @APIResponse(
            responseCode = "200",
            description = "A page; nextCursor null at the end",
            content = @Content(schema = @Schema(implementation = TaskPage.class)))
    @APIResponse(responseCode = "400", description = "`invalid_cursor`")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public TaskPage list(
            @QueryParam("status") List<String> status,
            @QueryParam("language") List<String> language,
            @QueryParam("model") String model,
            @QueryParam("createdAfter") String createdAfter,
            @QueryParam("createdBefore") String createdBefore,
            @QueryParam("audioSha256") String audioSha256,
            @QueryParam("deleted") @DefaultValue("false") boolean deleted,
            @Parameter(
                            description =
                                    "Words of text or name, in any form (Russian, English) or as the start of a word; or text in quotes")
                    @QueryParam("q")
                    String q,
            @QueryParam("sort") String sort,
            @QueryParam("counts") @DefaultValue("false") boolean counts,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("25") @Min(1) @Max(100) int limit) {
        TaskQuery query = new TaskQuery(
                QueryLists.split(status),
                QueryLists.split(language),
                model,
                createdAfter,
                createdBefore,
                audioSha256,
                deleted,
                q,
                sort);
        TaskListRepository.Page page = list.page(user.id(), query, cursor, limit);
        return new TaskPage(
                page.items().stream().map(responses::of).toList(),
                page.nextCursor(),
                counts ? list.counts(user.id(), query) : null);
    }
}
