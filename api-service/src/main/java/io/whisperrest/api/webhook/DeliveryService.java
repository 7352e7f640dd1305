package io.whisperrest.api.webhook;

import io.whisperrest.api.error.Problems;
import io.whisperrest.api.task.Cursor;
import io.whisperrest.api.task.TaskService;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What was sent, to whom, and sending it again. */
@Singleton
class DeliveryService {
    private final DeliveryRepository deliveries;
    private final EndpointRepository endpoints;
    private final TaskService tasks;
    private final WebhookRelay relay;
    private final Cursor cursors;
    private final Clock clock;

    DeliveryService(
            DeliveryRepository deliveries,
            EndpointRepository endpoints,
            TaskService tasks,
            WebhookRelay relay,
            Cursor cursors,
            Clock clock) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.tasks = tasks;
        this.relay = relay;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** @throws io.whisperrest.api.error.ApiProblem 400 {@code invalid_cursor}; 404 */
    DeliveryPage ofEndpoint(String endpointId, String userId, String cursor, int limit) {
        endpoints.find(endpointId, userId).orElseThrow(Problems::notFound);
        String list = "deliveries " + userId + ' ' + endpointId;
        List<Delivery> found = cursor == null
                ? deliveries.first(endpointId, userId, limit + 1)
                : after(cursors.read(cursor, list), endpointId, userId, limit + 1);
        boolean more = found.size() > limit;
        List<Delivery> page = more ? found.subList(0, limit) : found;
        return new DeliveryPage(page, more ? cursors.write(place(page.get(limit - 1)), list) : null);
    }

    private List<Delivery> after(Cursor.Place place, String endpointId, String userId, int most) {
        return deliveries.after(endpointId, userId, Long.parseLong(place.at()), place.id(), most);
    }

    private static Cursor.Place place(Delivery last) {
        return new Cursor.Place(Long.toString(last.createdAt().toEpochMilli()), last.id());
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
