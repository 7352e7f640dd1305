/**
 * Settings as declared in the code ({@code @ConfigMapping}), described in {@code .env.example} and shown in docs/configuration.md. The
 * tests keep the three consistent.
 */
package io.whisperrest.system.configuration;
