package io.whisperrest.api.share;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param id appears in the paths of the shared pages; grants no access by itself */
@Schema(name = "OpenedShare", requiredProperties = "id")
public record OpenedShare(String id) {}
