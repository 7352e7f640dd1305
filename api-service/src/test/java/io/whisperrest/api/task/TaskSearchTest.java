package io.whisperrest.api.task;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.database.Database;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code q} finds, on the database of the test run: SQLite or PostgreSQL. */
@ApiTest
class TaskSearchTest {
    @Inject
    Database database;

    private TestAccount account;

    @BeforeEach
    void someTasks() {
        account = TestAccount.register();
        made("Teambesprechung.wav", "Wir haben über den Haushalt gesprochen.");
        made("IMG20240512.wav", "The budgets were discussed at two meetings, 50% of them in Café Müller.");
        made("Запись_3.wav", "Ещё раз обсудили договоры с подрядчиками. Встречу перенесли.");
        made("会议.wav", "明天的会议改到下午三点");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "meeting | IMG20240512.wav",
                "MEETINGS budget | IMG20240512.wav",
                "discussing the budget | IMG20240512.wav",
                "meet | IMG20240512.wav",
                "discu | IMG20240512.wav",
                "cafe muller | IMG20240512.wav",
                "50% | IMG20240512.wav",
                "budget, meetings! | IMG20240512.wav",
                "'\"two meetings\"' | IMG20240512.wav",
                "'«two meet' | IMG20240512.wav",
                "'\"budgets were\" discussion' | IMG20240512.wav",
                "'\"meetings two\"' | ",
                "20240512 | IMG20240512.wav",
                "договор | Запись_3.wav",
                "встреча договора | Запись_3.wav",
                "еще | Запись_3.wav",
                "ЕЩЁ | Запись_3.wav",
                "запись 3 | Запись_3.wav",
                "запись подрядчика | Запись_3.wav",
                "подрядчик бюджет | ",
                "besprechung | Teambesprechung.wav",
                "uber | Teambesprechung.wav",
                "会议 | 会议.wav",
                "下午三点 | 会议.wav",
                "会议wav | ",
                "-- | ",
                "owner | ",
                "budget — meeting | IMG20240512.wav",
                "budget & meeting | IMG20240512.wav",
                "договор - встреча | Запись_3.wav",
            })
    void finds(String q, String name) {
        assertEquals(name == null ? List.of() : List.of(name), found(q));
    }

    /** Whatever the language of queries of either database gives a meaning. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "meet*",
                "meet OR haushalt",
                "NOT meet",
                "terms:meet",
                "(meet",
                "a' & 'b",
                "meet:*",
                "''",
                "\"\"",
                "NEAR(a b)",
                "meet\\",
                "{meet}",
                "^meet",
                "a|b",
                "!!"
            })
    void treatsSignsOfQueryLanguagesAsText(String q) {
        account.request().queryParam("q", q).get("/api/tasks").then().statusCode(200);
    }

    @Test
    void anyTextIsAValidSearch() {
        Random chance = new Random(7);
        for (int n = 0; n < 200; n++) {
            String q = chance.ints(2 + chance.nextInt(20), 1, 0x3000)
                    .filter(Character::isDefined)
                    .filter(c -> Character.getType(c) != Character.SURROGATE)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            int status = account.request()
                    .queryParam("q", "ab" + q)
                    .get("/api/tasks")
                    .statusCode();
            assertEquals(200, status, () -> Arrays.toString(q.codePoints().toArray()));
        }
    }

    @Test
    void findsOnlyWhatIsTheUsersOwnAndStillThere() {
        TestAccount other = TestAccount.register();
        other.request().queryParam("q", "meeting").get("/api/tasks").then().body("items.size()", equalTo(0));
        String id =
                account.request().queryParam("q", "meeting").get("/api/tasks").path("items[0].id");
        account.request().delete("/api/tasks/" + id).then().statusCode(200);
        assertEquals(List.of(), found("meeting"));
    }

    @Test
    void findsMoreWordsThanAnIndexTakesByTheFirstOnes() {
        String words = new Random(7)
                .ints(60_000, 0, 1 << 30)
                .mapToObj(n -> "w" + Integer.toString(n, 36))
                .collect(Collectors.joining(" "));
        made("long.wav", "unicorn " + words);
        assertEquals(List.of("long.wav"), found("unicorns"));
    }

    private void made(String name, String text) {
        RecognisedTask.of(account, database, name, text);
    }

    private List<String> found(String q) {
        return account.request()
                .queryParam("q", q)
                .get("/api/tasks")
                .then()
                .statusCode(200)
                .extract()
                .path("items.name");
    }
}
