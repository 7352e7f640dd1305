package io.whisperrest.api.account;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(requiredProperties = {"id", "email"})
record RegisterResponse(String id, String email) {}
