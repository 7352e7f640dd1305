package io.whisperrest.api.account;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@ApiTest
@TestProfile(SignInFloodTest.RealCost.class)
class SignInFloodTest {
    private static final int FLOOD = 200;

    public static class RealCost implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(QuickHashing.MEMORY, Integer.toString(PasswordCost.STANDARD.memoryKib()));
        }
    }

    @Test
    void aFloodOfSignInsLeavesTheApiResponsive() throws Exception {
        TestAccount account = TestAccount.register();
        ExecutorService crowd = Executors.newFixedThreadPool(FLOOD);
        List<Future<Integer>> flood = IntStream.range(0, FLOOD)
                .mapToObj(i -> crowd.submit(() -> given().formParam("username", i + "@example.org")
                        .formParam("password", "wrong password")
                        .post("/token")
                        .statusCode()))
                .toList();
        List<Long> others = new ArrayList<>();
        while (flood.stream().anyMatch(sign -> !sign.isDone()) || others.size() < 20) {
            long before = System.nanoTime();
            assertEquals(200, account.request().get("/api/probe").statusCode());
            others.add((System.nanoTime() - before) / 1_000_000);
        }
        crowd.shutdown();
        Map<Integer, Long> answers = flood.stream()
                .map(SignInFloodTest::status)
                .collect(Collectors.groupingBy(s -> s, Collectors.counting()));
        others.sort(null);
        long p95 = others.get(others.size() * 95 / 100);
        System.out.printf("sign-in flood: answers %s, others p95 %d ms of %d%n", answers, p95, others.size());
        assertTrue(Set.of(401, 429).containsAll(answers.keySet()), answers.toString());
        assertTrue(answers.containsKey(429), answers.toString());
        // The target is 500 ms on a dedicated machine; this one also runs the 200 callers.
        assertTrue(p95 <= 5000, "p95 of other requests " + p95 + " ms");
    }

    private static int status(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
