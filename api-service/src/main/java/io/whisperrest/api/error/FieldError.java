package io.whisperrest.api.error;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A value that was read but is not allowed.
 *
 * @param field the name as the client spelled it
 * @param code stable, snake_case
 * @param detail English, for humans
 */
@Schema(requiredProperties = {"field", "code", "detail"})
public record FieldError(String field, String code, String detail) {}
