package io.whisperrest.api.http;

import io.smallrye.mutiny.Multi;

/** A response body that comes piece by piece. */
public record LiveText(Multi<String> pieces) {}
