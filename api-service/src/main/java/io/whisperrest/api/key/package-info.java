/** API keys for programs. The owner creates them; each allows a limited set of calls and is valid until it expires or is revoked. */
package io.whisperrest.api.key;
