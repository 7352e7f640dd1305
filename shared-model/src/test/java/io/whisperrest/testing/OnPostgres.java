package io.whisperrest.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A test about PostgreSQL; it runs where the tests run on it ({@code -Dtest.database=postgresql}). */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(named = TestDatabase.KIND, matches = TestDatabase.POSTGRESQL)
public @interface OnPostgres {}
