package io.whisperrest.api.usage;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.whisperrest.api.account.CurrentUser;
import io.whisperrest.api.error.Problems;
import io.whisperrest.api.setting.UserLimits;
import io.whisperrest.api.setting.UserLimitsService;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/usage}: usage and remaining quota of a user. */
@Path("/api/usage")
@Tag(name = "Usage", description = "Get usage and remaining quota")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class UsageResource {
    private final UsageRepository rows;
    private final UsedRepository used;
    private final UserLimitsService limits;
    private final CurrentUser user;
    private final Clock clock;

    UsageResource(UsageRepository rows, UsedRepository used, UserLimitsService limits, CurrentUser user, Clock clock) {
        this.rows = rows;
        this.used = used;
        this.limits = limits;
        this.user = user;
        this.clock = clock;
    }

    /** @param totals of the whole period */
    @Schema(
            name = "Usage",
            requiredProperties = {"items", "totals", "quota"})
    public record Usage(List<Figures> items, Figures totals, Quota quota) {}

    @Schema(
            name = "Quota",
            requiredProperties = {"audioSecondsPerDay", "storageBytes", "queuedTasks"})
    public record Quota(AudioQuota audioSecondsPerDay, Amount storageBytes, Amount queuedTasks) {}

    /**
     * @param limit null = unlimited
     * @param used today (UTC)
     */
    @Schema(
            name = "AudioQuota",
            requiredProperties = {"used", "resetsAt"})
    public record AudioQuota(@Schema(nullable = true) Long limit, double used, Instant resetsAt) {}

    /** @param limit null = unlimited */
    @Schema(name = "QuotaAmount", requiredProperties = "used")
    public record Amount(@Schema(nullable = true) Long limit, long used) {}

    @GET
    @Blocking
    @Operation(
            operationId = "getUsage",
            summary = "Get usage and remaining quota",
            description = "UTC days, both inclusive; by default the last 30. At most 366 days.")
    @APIResponse(
            responseCode = "200",
            description = "Figures by day, model, language or key",
            content = @Content(schema = @Schema(implementation = Usage.class)))
    @APIResponse(responseCode = "403", description = "`scope_missing`")
    @APIResponse(responseCode = "422", description = "`validation_failed`")
    public Usage usage(@QueryParam("from") String from, @QueryParam("to") String to, @QueryParam("by") String by) {
        long now = clock.millis();
        UsagePeriod period = UsagePeriod.of(from, to, Day.date(now));
        List<UsageRepository.Row> found = rows.rows(user.id(), period.from(), period.to(), by(by));
        return new Usage(items(found), Figures.of(null, found), quota(now));
    }

    private static UsageRepository.By by(String word) {
        return Stream.of(UsageRepository.By.values())
                .filter(by -> by.name().toLowerCase(Locale.ROOT).equals(word == null ? "day" : word))
                .findFirst()
                .orElseThrow(() -> Problems.invalid("by", "One of day, model, language, key."));
    }

    private static List<Figures> items(List<UsageRepository.Row> found) {
        Map<String, List<UsageRepository.Row>> buckets = new LinkedHashMap<>();
        found.forEach(row ->
                buckets.computeIfAbsent(row.bucket(), name -> new ArrayList<>()).add(row));
        return buckets.entrySet().stream()
                .map(bucket -> Figures.of(bucket.getKey(), bucket.getValue()))
                .sorted(Comparator.comparing(Figures::bucket, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private Quota quota(long now) {
        UserLimits allowed = limits.of(user.id());
        UsedRepository.Used sum = used.used(user.id(), now);
        return new Quota(
                new AudioQuota(allowed.audioSecondsPerDay(), sum.audioMs() / 1000.0, Day.end(now)),
                new Amount(allowed.storageBytes(), sum.storageBytes()),
                new Amount(allowed.maxQueuedTasks().longValue(), sum.queuedTasks()));
    }
}
