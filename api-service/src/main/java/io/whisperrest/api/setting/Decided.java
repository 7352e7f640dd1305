package io.whisperrest.api.setting;

/**
 * Everything administrators decided; null = nothing, the configuration holds.
 *
 * @param limits never null
 * @param retention never null
 */
public record Decided(Boolean registrationOpen, UserLimits limits, Retention retention, String defaultModel) {}
