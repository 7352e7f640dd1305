package io.whisperrest.api.error;

/**
 * One value that was read but is not allowed.
 *
 * @param field as the client spelt it
 * @param code stable, snake_case
 * @param detail English, for people
 */
public record FieldError(String field, String code, String detail) {}
