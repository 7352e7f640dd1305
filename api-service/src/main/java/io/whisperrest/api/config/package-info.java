/** What this server offers and allows, for clients that must not guess. Read-only; no rules of its own. */
package io.whisperrest.api.config;
