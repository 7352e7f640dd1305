// OpenAI's own SDK for Node against a running service: API_URL and API_TOKEN say which; SAMPLE, LONGER (about a minute) and, where
// there is one, RUSSIAN are recordings. Prints one line for each check; the first that fails ends the program.
import assert from "node:assert/strict";
import { createReadStream, readFileSync } from "node:fs";
import OpenAI, { toFile } from "openai";

const { API_URL, API_TOKEN, SAMPLE, LONGER, RUSSIAN } = process.env;
const client = (settings = {}) =>
  new OpenAI({ baseURL: `${API_URL}/v1`, apiKey: API_TOKEN, maxRetries: 0, ...settings });
const transcribe = (fields = {}, path = SAMPLE) =>
  client().audio.transcriptions.create({ model: "whisper-1", file: createReadStream(path), ...fields });

async function refused(kind, code, param, call) {
  await assert.rejects(call, (error) => {
    assert.ok(error instanceof kind, `${error.constructor.name}: ${error.message}`);
    assert.deepEqual([error.code, error.param ?? null], [code, param]);
    return true;
  });
}

const checks = {
  async "json holds the text and its seconds"() {
    const answer = await transcribe();
    assert.match(answer.text, /speech to text/);
    assert.ok(Math.abs(answer.usage.seconds - 10.48) < 0.1);
  },
  async "text, srt and vtt are bare bodies"() {
    assert.match(await transcribe({ response_format: "text" }), /^This is a short test/);
    assert.match(await transcribe({ response_format: "srt" }), /^1\n00:00:0/);
    assert.match(await transcribe({ response_format: "vtt" }), /^WEBVTT\n\n00:00:0/);
  },
  async "verbose json has what was asked for and nothing null"() {
    const both = await transcribe({ response_format: "verbose_json", timestamp_granularities: ["segment", "word"] });
    assert.equal(both.language, "english");
    assert.ok(both.segments.every((segment) => Object.values(segment).every((value) => value !== null)));
    assert.deepEqual(both.words.map((word) => word.word), both.text.split(" "));
    const words = await transcribe({ response_format: "verbose_json", timestamp_granularities: ["word"] });
    assert.equal(words.segments, undefined);
    assert.equal((await transcribe({ response_format: "verbose_json" })).words, undefined);
  },
  async "a stream gives the text bit by bit"() {
    const deltas = [];
    let done;
    for await (const event of await transcribe({ stream: true }, LONGER)) {
      if (event.type === "transcript.text.delta") deltas.push(event.delta);
      else done = event;
    }
    assert.equal(done.type, "transcript.text.done");
    assert.ok(deltas.length > 3);
    assert.equal(deltas.join("").trim(), done.text);
  },
  async "an upload over 25 MiB is taken"() {
    const padded = Buffer.concat([readFileSync(SAMPLE), Buffer.alloc(26 * 1024 * 1024)]); // no sound after the last frame
    assert.match((await transcribe({ file: await toFile(padded, "large.flac") })).text, /speech/);
  },
  async "a caller that gives up leaves a task that ends well"() {
    const file = await toFile(readFileSync(LONGER), "given-up-by-node.flac");
    const impatient = client({ timeout: 700 });
    await assert.rejects(
      impatient.audio.transcriptions.create({ model: "whisper-1", file }),
      OpenAI.APIConnectionTimeoutError,
    );
    const headers = { Authorization: `Bearer ${API_TOKEN}` };
    const deadline = Date.now() + 120_000;
    let status;
    while (!["success", "failure"].includes(status) && Date.now() < deadline) {
      const page = await (await fetch(`${API_URL}/api/tasks?q=given-up-by-node`, { headers })).json();
      status = page.items[0]?.status;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    assert.equal(status, "success");
  },
  async "a translation is English"() {
    const file = createReadStream(RUSSIAN ?? SAMPLE);
    const answer = await client().audio.translations.create({ model: "whisper-1", file });
    assert.match(answer.text, /^[\p{ASCII}’“”]+$/u);
  },
  async "models are listed and found"() {
    const ids = [];
    for await (const model of client().models.list()) ids.push(model.id);
    assert.ok(ids.includes("base") && ids.includes("whisper-1"));
    assert.equal((await client().models.retrieve("whisper-1")).object, "model");
  },
  async "errors have the SDK's own classes"() {
    await refused(OpenAI.NotFoundError, "model_not_found", "model", () => client().models.retrieve("gpt-9"));
    await refused(OpenAI.BadRequestError, "invalid_value", "temperature", () => transcribe({ temperature: 9 }));
    const noise = await toFile(Buffer.from("no sound at all"), "a.mp3");
    await refused(OpenAI.BadRequestError, "not_audio", "file", () => transcribe({ file: noise }));
    await refused(OpenAI.AuthenticationError, "invalid_api_key", null, () => client({ apiKey: "wrong" }).models.list());
  },
};

for (const [name, check] of Object.entries(checks)) {
  try {
    await check();
    console.log(`passed: ${name}`);
  } catch (error) {
    console.log(`failed: ${name}\n${error.stack}`);
    process.exit(1);
  }
}
console.log(`Ran ${Object.keys(checks).length} checks. OK`);
