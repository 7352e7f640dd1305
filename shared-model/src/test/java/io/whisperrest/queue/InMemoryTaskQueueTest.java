package io.whisperrest.queue;

import io.whisperrest.testing.InMemoryTaskQueue;

class InMemoryTaskQueueTest extends TaskQueueContract {
    @Override
    TaskQueue emptyQueue() {
        return new InMemoryTaskQueue(CONFIG);
    }
}
