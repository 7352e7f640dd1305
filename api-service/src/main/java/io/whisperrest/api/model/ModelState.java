package io.whisperrest.api.model;

import com.fasterxml.jackson.annotation.JsonValue;
import io.whisperrest.api.worker.KnownWorker;
import java.util.List;
import java.util.Locale;

/** How soon a model can start work. */
public enum ModelState {
    /** Loaded in a live worker. */
    READY,
    /** Served by a live worker; without live workers, by the last known one. Or a scaler starts a worker for it. */
    LOADABLE,
    /** Known by name only. */
    ABSENT;

    /** @param known all workers, newest first */
    static ModelState of(String id, List<KnownWorker> live, List<KnownWorker> known) {
        if (live.stream()
                .anyMatch(
                        worker -> worker.loaded().equals(id) && worker.serves().contains(id))) {
            return READY;
        }
        List<KnownWorker> asked = live.isEmpty() ? known.subList(0, Math.min(1, known.size())) : live;
        return asked.stream().anyMatch(worker -> worker.serves().contains(id)) ? LOADABLE : ABSENT;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
