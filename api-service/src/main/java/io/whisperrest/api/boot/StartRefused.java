package io.whisperrest.api.boot;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.Serial;

/** The service must not run like this. One line that names the key and the fix; the framework prints it and exits. */
final class StartRefused extends ConfigurationException {
    @Serial
    private static final long serialVersionUID = 1L;

    StartRefused(String line) {
        super(line);
    }
}
