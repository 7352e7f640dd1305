package io.whisperrest.api.account;

record RegisterResponse(String id, String email) {}
