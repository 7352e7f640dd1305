package io.whisperrest.api.error;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One value that was read but is not allowed.
 *
 * @param field as the client spelt it
 * @param code stable, snake_case
 * @param detail English, for people
 */
@Schema(requiredProperties = {"field", "code", "detail"})
public record FieldError(String field, String code, String detail) {}
