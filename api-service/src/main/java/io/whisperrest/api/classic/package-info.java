/** The classic dialect: {@code /transcribe} and {@code /status}. Its {@code /register} and {@code /token} are in {@code ..api.account}. */
package io.whisperrest.api.classic;
