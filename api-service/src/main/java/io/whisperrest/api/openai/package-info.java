/** The OpenAI dialect: docs/openai.md. The same durable tasks under OpenAI's names. */
package io.whisperrest.api.openai;
