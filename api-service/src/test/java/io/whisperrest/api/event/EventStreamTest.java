package io.whisperrest.api.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Multi;
import io.whisperrest.api.account.Grant;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static final LiveEvent LARGE =
            new LiveEvent("1", "segments", "t", "x".repeat((int) EventStream.MAX_WAITING / 4));

    private final AtomicInteger cutOff = new AtomicInteger();
    private final AtomicReference<EventStream> stream = new AtomicReference<>();
    private final AtomicReference<Flow.Subscription> reader = new AtomicReference<>();

    private void open(Grant grant) {
        Multi.createFrom()
                .<LiveEvent>emitter(out -> stream.set(new EventStream(grant, null, out, cutOff::incrementAndGet)), 2000)
                .invoke(event -> stream.get().taken(event))
                .subscribe()
                .withSubscriber(new Flow.Subscriber<LiveEvent>() {
                    @Override
                    public void onSubscribe(Flow.Subscription subscription) {
                        reader.set(subscription);
                    }

                    @Override
                    public void onNext(LiveEvent event) {
                        // accepted
                    }

                    @Override
                    public void onError(Throwable e) {
                        throw new AssertionError(e);
                    }

                    @Override
                    public void onComplete() {
                        // not requested
                    }
                });
    }

    @Test
    void disconnectsAClientThatLetsTooMuchWaitAndKeepsOthers() {
        open(null);
        for (int n = 0; n < 100; n++) {
            reader.get().request(1);
            stream.get().send(LARGE);
        }
        assertEquals(0, cutOff.get());
        for (int n = 0; n < 3; n++) {
            stream.get().send(LARGE);
        }
        assertEquals(0, cutOff.get());
        stream.get().send(LARGE);
        assertEquals(1, cutOff.get());
    }
}
