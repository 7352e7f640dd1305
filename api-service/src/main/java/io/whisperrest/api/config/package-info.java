/** The features and limits of this server, for its clients. Read-only; enforces nothing itself. */
package io.whisperrest.api.config;
