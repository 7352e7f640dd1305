package io.whisperrest.api.error;

import io.quarkus.logging.LoggingFilter;
import java.io.IOException;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/** Drops log records about clients that close an event stream: the framework logs them as errors with a stack trace. */
@LoggingFilter(name = "hang-ups")
public final class HangUpFilter implements Filter {
    private static final String STREAMS = "org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler";

    @Override
    public boolean isLoggable(LogRecord record) {
        return !(STREAMS.equals(record.getLoggerName()) && record.getThrown() instanceof IOException);
    }
}
