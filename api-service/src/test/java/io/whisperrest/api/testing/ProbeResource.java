package io.whisperrest.api.testing;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.error.Problems;
import io.whisperrest.model.database.DatabaseUnavailable;
import io.whisperrest.queue.QueueUnavailable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Stands in for any resource: one that requires a token, and some that fail. */
@Path("/api/probe")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ProbeResource {
    private final CurrentUser user;

    ProbeResource(CurrentUser user) {
        this.user = user;
    }

    @GET
    @Authenticated
    @Operation(hidden = true)
    public Map<String, Object> whoAmI() {
        return Map.of("id", user.id(), "admin", user.isAdmin());
    }

    @GET
    @Path("/admin")
    @RolesAllowed("admin")
    @Operation(hidden = true)
    public Map<String, Object> forAdmins() {
        return Map.of("id", user.id());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Map<String, Object> echo(Body body) {
        return Map.of("text", body.text(), "count", body.count());
    }

    @GET
    @Path("/failure/{kind}")
    @Operation(hidden = true)
    public String fail(@PathParam("kind") String kind) {
        throw switch (kind) {
            case "database" -> new DatabaseUnavailable("secret detail", null, false);
            case "full" -> new DatabaseUnavailable("secret detail", null, true);
            case "queue" -> new QueueUnavailable(new IllegalStateException("secret detail"));
            case "told" -> Problems.of(409, "not_ready", "Not yet.").with("currentVersion", 3);
            default -> new IllegalStateException("secret detail");
        };
    }

    /** A request body. */
    public record Body(String text, int count) {}
}
