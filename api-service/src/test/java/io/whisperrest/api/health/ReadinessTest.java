package io.whisperrest.api.health;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.ValidatableResponse;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RedisResource;
import io.whisperrest.api.testing.TestAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ApiTest
class ReadinessTest {
    @TestHTTPResource(value = "/", management = true)
    String management;

    @AfterEach
    void redisIsBack() {
        if (!RedisResource.server().isRunning()) {
            RedisResource.server().restart();
        }
    }

    @Test
    void listsEachDependency() {
        ready().body("checks.name", hasItems("database", "disk", "redis"))
                .body("checks.find { it.name == 'redis' }.data.state", equalTo("ok"))
                .body("checks.find { it.name == 'database' }.status", equalTo("UP"));
    }

    @Test
    void staysReadyWithoutRedisAndReportsIt() {
        RedisResource.server().kill9();
        ready().body("status", equalTo("UP"))
                .body("checks.find { it.name == 'redis' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'redis' }.data.state", equalTo("degraded"));
    }

    @Test
    void accountsWorkWithoutRedis() {
        RedisResource.server().kill9();
        TestAccount.register().request().get("/api/probe").then().statusCode(200);
    }

    @Test
    void servesHealthAndMetricsOnTheManagementPortOnly() {
        given().get(management + "health/live").then().statusCode(200).body("status", equalTo("UP"));
        given().get(management + "metrics").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(404);
        given().get("/q/metrics").then().statusCode(404);
    }

    private ValidatableResponse ready() {
        return given().get(management + "health/ready").then().statusCode(200);
    }
}
