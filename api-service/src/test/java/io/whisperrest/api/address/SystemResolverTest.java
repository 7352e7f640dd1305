package io.whisperrest.api.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemResolverTest {
    private final CountDownLatch answers = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(SystemResolver.MAX_OF_AN_OWNER);

    private final SystemResolver resolver = new SystemResolver(host -> {
        if (host.startsWith("silent")) {
            asked.countDown();
            awaitAnswer();
        }
        return new InetAddress[] {InetAddress.getByAddress(host, new byte[] {93, 1, 2, 3})};
    });

    private void awaitAnswer() throws UnknownHostException {
        try {
            answers.await();
        } catch (InterruptedException e) {
            throw new UnknownHostException();
        }
    }

    @AfterEach
    void end() {
        answers.countDown();
    }

    @Test
    void unansweredNamesOfOneOwnerLeaveThreadsForTheOthers() throws Exception {
        List<Thread> stuck = IntStream.range(0, SystemResolver.MAX_OF_AN_OWNER)
                .mapToObj(n -> new Thread(() -> resolve("silent" + n)))
                .toList();
        stuck.forEach(Thread::start);
        asked.await();
        assertThrows(UnknownHostException.class, () -> resolver.resolve("silent.example", "mallory"));
        assertThrows(UnknownHostException.class, () -> resolver.resolve("good.example", "mallory"));
        assertEquals(1, resolver.resolve("good.example", "alice").size());
        answers.countDown();
        for (Thread thread : stuck) {
            thread.join();
        }
        assertEquals(1, resolver.resolve("good.example", "mallory").size());
    }

    private void resolve(String host) {
        try {
            resolver.resolve(host, "mallory");
        } catch (UnknownHostException e) {
            // timed out
        }
    }
}
