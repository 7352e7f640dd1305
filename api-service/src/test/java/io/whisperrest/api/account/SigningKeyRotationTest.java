package io.whisperrest.api.account;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.api.testing.TestBrowser;
import io.whisperrest.model.DataConfig;
import io.whisperrest.testing.OnSqlite;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key rotation while the service runs. */
@ApiTest
@OnSqlite
class SigningKeyRotationTest {
    @Inject
    DataConfig data;

    @TempDir
    Path elsewhere;

    @Test
    void acceptsBothKeysDuringRotationAndTheOldOneNoLongerAfterwards() throws IOException {
        TestAccount account = TestAccount.register();
        TestBrowser browser = TestBrowser.signedIn(account);
        Path keys = data.dir().resolve("keys");
        Path old = keys.resolve("access-0001.jwk");

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            putKey(keys.resolve("access-0002.jwk"));
            account.request().get("/api/session").then().statusCode(200);
            String fresh = TestAccount.tokenOf(account.email());
            with(fresh);
            browser.request().get("/api/session").then().statusCode(200);
            return !header(fresh).equals(header(account.token()));
        });
        String fresh = TestAccount.tokenOf(account.email());
        with(fresh);
        account.request().get("/api/session").then().statusCode(200);
        browser.refresh().then().statusCode(204);
        assertEquals(header(fresh), header(browser.cookie("access")));

        Files.delete(old);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> account.request().get("/api/session").statusCode() == 401);
        account.request().get("/api/session").then().body("code", equalTo("unauthenticated"));
        with(fresh);
        browser.request().get("/api/session").then().statusCode(200);
        assertNotEquals(header(account.token()), header(TestAccount.tokenOf(account.email())));
    }

    private static void with(String token) {
        given().header("Authorization", "Bearer " + token)
                .get("/api/session")
                .then()
                .statusCode(200);
    }

    /** The header that holds the key id. */
    private static String header(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]), StandardCharsets.UTF_8);
    }

    private void putKey(Path place) throws IOException {
        if (!Files.exists(place)) {
            Files.createDirectories(elsewhere.resolve("keys"));
            new SigningKeyFiles(elsewhere).load();
            Files.move(elsewhere.resolve("keys/access-0001.jwk"), place, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
