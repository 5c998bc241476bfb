"""The command line: arguments, the storage's lock, the port, and an orderly end."""

from __future__ import annotations

import argparse
import asyncio
import errno
import fcntl
import logging
import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from . import QDRANT_VERSION
from .app import create_app
from .storage import Storage

_log = logging.getLogger(__name__)

# Longer than clients keep idle connections, so that none is closed as it is used again.
_IDLE_SECONDS = 60
_GRACE_SECONDS = 10


class StartError(Exception):
    """Why the stand-in does not start, and what to do."""


def main() -> None:
    """Runs until SIGTERM or SIGINT; exits with 1 and one line on stderr where it cannot start."""
    arguments = _parse_arguments()
    logging.basicConfig(
        stream=sys.stdout, level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s"
    )
    try:
        with _locked(arguments.storage), _listening(arguments.host, arguments.port) as listener:
            _serve(arguments.storage, listener)
    except StartError as error:
        sys.exit(f"qdrant stand-in: {error}")


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="qdrant stand-in",
        description="A local stand-in for the Qdrant server, on Qdrant's own engine. It knows no "
        "API keys (the `api-key` header is ignored): let it listen on the loopback interface only.",
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    parser.add_argument(
        "--port", type=_parse_port, default=6333, help="port to listen on (%(default)s)"
    )
    parser.add_argument("--storage", type=Path, required=True, help="directory of the data")
    return parser.parse_args()


def _parse_port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) < 2**16:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a port: give a number from 0 to 65535")


@contextmanager
def _locked(storage: Path) -> Iterator[None]:
    """Keeps other processes from the storage; whatever ends this one, the kernel frees the lock."""
    try:
        storage.mkdir(parents=True, exist_ok=True)
        lock_file = (storage / ".lock").open("a+")
    except OSError as error:
        raise StartError(f"storage {storage} cannot be used: {error.strerror}") from error
    with lock_file:
        try:
            fcntl.flock(lock_file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock_file.seek(0)
            holder = lock_file.read().strip() or "unknown"
            raise StartError(
                f"storage {storage} is in use by another process (pid {holder}); "
                "stop it, or choose another --storage"
            ) from error
        lock_file.truncate(0)
        lock_file.write(str(os.getpid()))
        lock_file.flush()
        yield


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, because asyncio turns off Nagle's delay (25 ms a request) for such sockets only.
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
            listener.listen()
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                reason = "the port is taken; stop what listens there, or choose another --port"
            else:
                reason = error.strerror or str(error)
            raise StartError(f"cannot listen on {host}:{port}: {reason}") from error
        yield listener


def _serve(storage_directory: Path, listener: socket.socket) -> None:
    storage = _load(storage_directory)
    config = uvicorn.Config(
        create_app(storage),
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        headers=[("server", "qdrant-stand-in")],
        timeout_keep_alive=_IDLE_SECONDS,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    # When all is closed, uvicorn raises the signal that ended it once more.
    for end_signal in (signal.SIGTERM, signal.SIGINT):
        signal.signal(end_signal, lambda *_: None)
    host, port = listener.getsockname()[:2]
    _log.info("Qdrant stand-in %s listens on %s:%d", QDRANT_VERSION, host, port)
    asyncio.run(uvicorn.Server(config).serve(sockets=[listener]))
    _log.info("Stopped; everything is flushed")


def _load(directory: Path) -> Storage:
    try:
        storage = Storage(directory)
    except Exception as error:
        raise StartError(f"storage {directory} cannot be loaded: {error}") from error
    _log.info("Storage %s: %d collections", directory, len(storage.collection_names()))
    return storage
