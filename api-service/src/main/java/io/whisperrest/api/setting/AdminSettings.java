package io.whisperrest.api.setting;

/**
 * All settings made by administrators; null = not set, the configuration applies.
 *
 * @param limits never null
 * @param retention never null
 */
public record AdminSettings(Boolean registrationOpen, UserLimits limits, Retention retention, String defaultModel) {}
