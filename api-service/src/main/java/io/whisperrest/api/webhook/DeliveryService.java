package io.whisperrest.api.webhook;

import io.whisperrest.api.error.Problems;
import io.whisperrest.api.task.Cursor;
import io.whisperrest.api.task.Pages;
import io.whisperrest.api.task.TaskService;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** Lists and replays deliveries. */
@Singleton
class DeliveryService {
    private final DeliveryRepository deliveries;
    private final EndpointRepository endpoints;
    private final TaskService tasks;
    private final WebhookRelay relay;
    private final Pages pages;
    private final Clock clock;

    DeliveryService(
            DeliveryRepository deliveries,
            EndpointRepository endpoints,
            TaskService tasks,
            WebhookRelay relay,
            Pages pages,
            Clock clock) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.tasks = tasks;
        this.relay = relay;
        this.pages = pages;
        this.clock = clock;
    }

    /** @throws io.whisperrest.api.error.ApiProblem 400 {@code invalid_cursor}; 404 */
    DeliveryPage ofEndpoint(String endpointId, String userId, String cursor, int limit) {
        endpoints.find(endpointId, userId).orElseThrow(Problems::notFound);
        Pages.Page<Delivery> page = pages.page(
                "deliveries " + userId + ' ' + endpointId,
                cursor,
                limit,
                (behind, count) ->
                        deliveries.after(endpointId, userId, Long.parseLong(behind.at()), behind.id(), count),
                DeliveryService::position);
        return new DeliveryPage(page.items(), page.nextCursor());
    }

    private static Cursor.Position position(Delivery last) {
        return new Cursor.Position(Long.toString(last.createdAt().toEpochMilli()), last.id());
    }

    /** @throws io.whisperrest.api.error.ApiProblem 404 */
    DeliveryPage ofTask(String taskId, String userId) {
        tasks.get(taskId, userId);
        return new DeliveryPage(deliveries.ofTask(taskId, userId), null);
    }

    /** @throws io.whisperrest.api.error.ApiProblem 404 */
    Delivery replayOfEndpoint(String id, String endpointId, String userId) {
        return replay(id, () -> deliveries.findOfEndpoint(id, endpointId, userId));
    }

    /** @throws io.whisperrest.api.error.ApiProblem 404 */
    Delivery replayOfTask(String id, String taskId, String userId) {
        return replay(id, () -> deliveries.findOfTask(id, taskId, userId));
    }

    private Delivery replay(String id, Supplier<Optional<Delivery>> mine) {
        mine.get().orElseThrow(Problems::notFound);
        deliveries.replay(id, clock.millis());
        relay.wake();
        return mine.get().orElseThrow(Problems::notFound);
    }
}
