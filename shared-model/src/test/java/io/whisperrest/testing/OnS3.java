package io.whisperrest.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A test about audio in S3; it runs where the tests have an S3 server ({@code -Dtest.audio=s3}). */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(named = OnS3.AUDIO, matches = "s3")
public @interface OnS3 {
    /** Names where the tests keep audio. */
    String AUDIO = "test.audio";
}
