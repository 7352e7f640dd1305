package io.whisperrest.api.admin;

import io.smallrye.common.annotation.Blocking;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.admin.AdminReportRepository.AuditEntry;
import io.whisperrest.api.admin.AdminReportRepository.UsageOfUser;
import io.whisperrest.api.task.Cursor;
import io.whisperrest.api.task.Pages;
import io.whisperrest.api.usage.UsagePeriod;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/admin}: usage by user, and the audit log. */
@Path("/api/admin")
@Tag(name = "Admin")
@RolesAllowed(CurrentUser.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
class AdminReportResource {
    private final AdminReportRepository rows;
    private final Pages pages;
    private final Clock clock;

    AdminReportResource(AdminReportRepository rows, Pages pages, Clock clock) {
        this.rows = rows;
        this.pages = pages;
        this.clock = clock;
    }

    @Schema(name = "UsageOfUsers", requiredProperties = "items")
    record UsageOfUsers(List<UsageOfUser> items) {}

    @Schema(name = "AuditPage", requiredProperties = "items")
    record AuditPage(
            List<AuditEntry> items, @Schema(nullable = true) String nextCursor) {}

    @GET
    @Path("/usage")
    @Blocking
    @Operation(
            operationId = "getUsageOfUsers",
            summary = "Usage by user",
            description = "UTC days, both inclusive, at most 366; by default the last 30.")
    @APIResponse(
            responseCode = "200",
            description = "Heaviest usage first",
            content = @Content(schema = @Schema(implementation = UsageOfUsers.class)))
    @APIResponse(responseCode = "403", description = "`admin_only`, `scope_missing`")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public UsageOfUsers usage(@QueryParam("from") String from, @QueryParam("to") String to) {
        UsagePeriod period = UsagePeriod.of(from, to, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        return new UsageOfUsers(rows.usage(period.from(), period.to()));
    }

    @GET
    @Path("/audit")
    @Blocking
    @Operation(
            operationId = "listAuditEntries",
            summary = "Get the audit log",
            description = "Newest first; users by id and, as long as the account exists, e-mail address.")
    @APIResponse(
            responseCode = "200",
            description = "A page; nextCursor null at the end",
            content = @Content(schema = @Schema(implementation = AuditPage.class)))
    @APIResponse(responseCode = "400", description = "`invalid_cursor`")
    @APIResponse(responseCode = "403", description = "`admin_only`, `scope_missing`")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public AuditPage audit(
            @QueryParam("who") String who,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("25") @Min(1) @Max(100) int limit) {
        Pages.Page<AuditEntry> page = pages.page(
                "audit\n" + who,
                cursor,
                limit,
                (behind, count) -> rows.audit(who, behind, count),
                entry -> new Cursor.Position(Long.toString(entry.at().toEpochMilli()), entry.id()));
        return new AuditPage(page.items(), page.nextCursor());
    }
}
