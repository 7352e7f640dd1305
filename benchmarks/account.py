"""The account that the measuring tools sign in with, and its command-line options."""

import json
import os
import secrets
from pathlib import Path

from client import Client
from recordings import REPOSITORY

STORED = REPOSITORY / ".runtime" / "eval-account.json"


def add_options(parser):
    env = os.environ.get
    parser.add_argument("--url", default=env("API_URL", "http://127.0.0.1:8080"), help="base URL (API_URL)")
    parser.add_argument("--email", default=env("API_EMAIL"), help="account (API_EMAIL); created if not given")
    parser.add_argument("--password", default=env("API_PASSWORD"), help="its password (API_PASSWORD)")
    parser.add_argument("--token", default=env("API_TOKEN"), help="access token or API key instead (API_TOKEN)")


def signed_in(options, stored=STORED):
    """A client for these options. Without an account it uses its own, which is kept so that runs do not pile up users."""
    if options.token:
        return Client(options.url, token=options.token)
    if bool(options.email) != bool(options.password):
        raise SystemExit("an account needs both API_EMAIL and API_PASSWORD")
    account = {"email": options.email, "password": options.password} if options.email else own(options.url, stored)
    client = Client(options.url, account)
    client.sign_in()
    return client


def own(url, stored: Path):
    """The account that an earlier run created for this URL, or a new one with a random password (file mode 0600)."""
    accounts = json.loads(stored.read_text()) if stored.is_file() else {}
    if url not in accounts:
        accounts[url] = {"email": "eval-%s@example.org" % secrets.token_hex(4), "password": secrets.token_urlsafe(24)}
        stored.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(stored, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(accounts, file)
    return accounts[url]
