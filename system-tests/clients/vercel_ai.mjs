// The AI SDK of Vercel against a running service: API_URL and API_TOKEN say which; SAMPLE is a recording.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createOpenAI } from "@ai-sdk/openai";
import { experimental_transcribe as transcribe } from "ai";

const { API_URL, API_TOKEN, SAMPLE } = process.env;
const openai = createOpenAI({ baseURL: `${API_URL}/v1`, apiKey: API_TOKEN });
const audio = readFileSync(SAMPLE);
const ask = (model, options) =>
  transcribe({ model: openai.transcription(model), audio, maxRetries: 0, providerOptions: { openai: options ?? {} } });

const plain = await ask("whisper-1");
assert.match(plain.text, /speech to text/);
assert.equal(plain.language, "en");
assert.ok(plain.segments.length > 0);

// It asks for granularities of every model, and for no format with times of this one.
const bare = await ask("gpt-4o-transcribe", { timestampGranularities: ["word"] });
assert.match(bare.text, /speech to text/);

const words = await ask("whisper-large-v3", { timestampGranularities: ["word"], language: "eng", prompt: "A test. ".repeat(400) });
assert.equal(words.segments.length, words.text.split(" ").length);
assert.ok(words.segments.every((word) => word.endSecond >= word.startSecond));
console.log("Ran 3 calls. OK");
