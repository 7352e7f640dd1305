package io.whisperrest.api.boot;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.Serial;

/**
 * A configuration that the service must not run with. The message names the key and the fix in one line; the framework prints it and exits.
 */
final class StartupRejected extends ConfigurationException {
    @Serial
    private static final long serialVersionUID = 1L;

    StartupRejected(String line) {
        super(line);
    }
}
