package io.whisperrest.api.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Controls who can register. */
@ConfigMapping(prefix = "registration")
public interface RegistrationConfig {
    /** False: only administrators create accounts. */
    @WithDefault("true")
    boolean open();
}
