/** The door for clients of OpenAI's audio API: docs/openai.md. The same durable tasks under other names. */
package io.whisperrest.api.openai;
