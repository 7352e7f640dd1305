package io.whisperrest.api.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource.DataSourceLiteral;
import io.quarkus.arc.Arc;
import io.whisperrest.api.testing.ApiTest;
import io.whisperrest.api.testing.RecognisedTask;
import io.whisperrest.api.testing.TestAccount;
import io.whisperrest.model.database.Database;
import io.whisperrest.testing.TestDatabase;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The cost of a page. */
@ApiTest
class TaskPageTest {
    private static final TaskQuery ALL = new TaskQuery(List.of(), List.of(), null, null, null, null, false, null, null);
    private static final Map<Class<?>, Class<?>> WATCHED = Map.of(
            Connection.class, Connection.class,
            PreparedStatement.class, PreparedStatement.class,
            ResultSet.class, ResultSet.class);

    private final AtomicInteger described = new AtomicInteger();

    @Inject
    Cursor cursors;

    @Test
    void looksUpTheColumnsOncePerPageHoweverManyRows() {
        TestAccount account = TestAccount.register();
        for (int n = 0; n < 4; n++) {
            RecognisedTask.made(account, n + ".wav");
        }
        String kind = TestDatabase.isPostgres() ? "postgresql" : "sqlite";
        DataSource source = Arc.container()
                .select(AgroalDataSource.class, new DataSourceLiteral(kind))
                .get();
        Database database = new Database(watched(DataSource.class, source), TestDatabase.dialect());
        TaskListRepository list = new TaskListRepository(database, cursors);
        int ofOne = lookedUp(list, account, 1);
        assertTrue(ofOne > 0, "nothing was counted");
        assertEquals(ofOne, lookedUp(list, account, 4));
    }

    private int lookedUp(TaskListRepository list, TestAccount account, int limit) {
        described.set(0);
        // reads one row more than the page, to know whether another page follows
        assertEquals(limit, list.page(account.id(), ALL, null, limit).items().size());
        return described.get();
    }

    /** Counts how often the driver looks up the columns of a result. */
    private <T> T watched(Class<T> kind, Object real) {
        Object proxy = Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, (self, method, values) -> {
            if (method.getName().equals("getMetaData") && kind == ResultSet.class) {
                described.incrementAndGet();
            }
            try {
                Object result = method.invoke(real, values);
                Class<?> next = WATCHED.get(method.getReturnType());
                return result == null || next == null ? result : watched(next, result);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        return kind.cast(proxy);
    }
}
