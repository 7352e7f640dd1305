package io.whisperrest.api.error;

import io.quarkus.logging.LoggingFilter;
import java.io.IOException;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/** Keeps out of the log that a listener of an event stream hung up: the framework tells it as an error, with a stack. */
@LoggingFilter(name = "hang-ups")
public final class HangUpFilter implements Filter {
    private static final String STREAMS = "org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler";

    @Override
    public boolean isLoggable(LogRecord record) {
        return !(STREAMS.equals(record.getLoggerName()) && record.getThrown() instanceof IOException);
    }
}
