package io.whisperrest.system.simulation;

import io.whisperrest.testing.TestDatabase;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import javax.sql.DataSource;

/** A data source that occasionally reports a failure of a commit that succeeded, as a real one may. */
final class UncertainCommits {
    private static final double SHARE = 0.01;
    private static final int BUSY = 5;

    private final DataSource real;
    private final Random random;

    UncertainCommits(DataSource real, Random random) {
        this.real = real;
        this.random = random;
    }

    DataSource source() {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            Object result = call(method, real, arguments);
            return result instanceof Connection connection ? connection(connection) : result;
        });
    }

    private Connection connection(Connection real) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = call(method, real, arguments);
            if (method.getName().equals("commit") && random.nextDouble() < SHARE) {
                throw TestDatabase.isPostgres()
                        ? new SQLException("the connection broke", "08006")
                        : new SQLException("database is locked", "HY000", BUSY);
            }
            return result;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader() == null ? UncertainCommits.class.getClassLoader() : type.getClassLoader(),
                new Class<?>[] {type},
                handler));
    }

    private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
