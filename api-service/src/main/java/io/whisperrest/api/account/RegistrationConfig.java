package io.whisperrest.api.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who may make an account. */
@ConfigMapping(prefix = "registration")
public interface RegistrationConfig {
    /** False: accounts are made by administrators only. */
    @WithDefault("true")
    boolean open();
}
