"""Azure's client of OpenAI's SDK, LiteLLM and LangChain against a running service: API_URL and API_TOKEN say which; WAV is a recording.
LangChain cuts it with the ffmpeg on PATH."""

import json
import os
import unittest
import urllib.request

os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"  # else it asks the network for prices

import litellm
import openai
from langchain_community.document_loaders.parsers.audio import OpenAIWhisperParser
from langchain_core.documents.base import Blob

URL = os.environ["API_URL"]
WAV = os.environ["WAV"]
litellm.telemetry = False


def key():
    body = json.dumps({"name": "clients", "scopes": ["tasks:read", "tasks:write"]}).encode()
    headers = {"Authorization": "Bearer " + os.environ["API_TOKEN"], "Content-Type": "application/json"}
    return json.load(urllib.request.urlopen(urllib.request.Request(URL + "/api/keys", body, headers)))["key"]


KEY = key()


class Azure(unittest.TestCase):
    def client(self, key=KEY):
        return openai.AzureOpenAI(azure_endpoint=URL, api_key=key, api_version="2024-06-01", max_retries=0)

    def test_shows_its_key_in_a_header_of_its_own(self):
        with open(WAV, "rb") as file:
            answer = self.client().audio.transcriptions.create(model="my-deployment", file=file)
        self.assertIn("speech to text", answer.text)

    def test_learns_that_a_key_is_wrong(self):
        with self.assertRaises(openai.AuthenticationError), open(WAV, "rb") as file:
            self.client("wr_wrong").audio.transcriptions.create(model="my-deployment", file=file)


class LiteLlm(unittest.TestCase):
    def transcribe(self, **fields):
        with open(WAV, "rb") as file:
            return litellm.transcription(file=file, **{"api_base": URL + "/v1", "api_key": KEY, **fields})

    def test_gets_the_text_whatever_the_model_is_called(self):
        for model in ("openai/whisper-1", "openai/whisper-large-v3", "openai/Systran/faster-whisper-small"):
            self.assertIn("speech to text", self.transcribe(model=model).text, model)

    def test_gets_words_with_their_times(self):
        answer = self.transcribe(
            model="openai/whisper-1", response_format="verbose_json", timestamp_granularities=["word"], language="eng")
        self.assertEqual(answer.text.split(), [word["word"] for word in answer.words])

    def test_reaches_the_service_as_one_of_azure(self):
        answer = self.transcribe(model="azure/whisper", api_base=URL, api_version="2024-06-01")
        self.assertIn("speech to text", answer.text)


class LangChain(unittest.TestCase):
    def test_loads_the_text_as_a_document(self):
        parser = OpenAIWhisperParser(
            api_key=KEY, base_url=URL + "/v1", language="en", prompt="A test of speech recognition. " * 60, model="whisper-large-v3")
        documents = list(parser.lazy_parse(Blob.from_path(WAV)))
        self.assertIn("speech to text", documents[0].page_content)


if __name__ == "__main__":
    unittest.main(verbosity=2)
