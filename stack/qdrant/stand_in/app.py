"""HTTP: which handler answers which route, and how answers and refusals are wrapped."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from time import perf_counter
from typing import Any

import orjson
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from . import routes_collections, routes_points, routes_search, routes_service
from .call import Call
from .errors import ApiError, format_error, not_implemented, service_error
from .storage import Storage

Handler = Callable[[Storage, Call], Any]

_log = logging.getLogger(__name__)

# Qdrant's defaults.
_MAX_BODY_BYTES = 32 * 1024 * 1024
_FLUSH_INTERVAL_SECONDS = 5

_METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]
_COLLECTION = "/collections/{collection}"
_HANDLERS: list[tuple[str, str, Handler]] = [
    ("GET", "/collections", routes_collections.list_collections),
    ("GET", "/aliases", routes_collections.list_aliases),
    ("POST", "/collections/aliases", routes_collections.change_aliases),
    ("PUT", _COLLECTION, routes_collections.create_collection),
    ("GET", _COLLECTION, routes_collections.get_collection),
    ("DELETE", _COLLECTION, routes_collections.delete_collection),
    ("GET", f"{_COLLECTION}/exists", routes_collections.collection_exists),
    ("GET", f"{_COLLECTION}/aliases", routes_collections.list_collection_aliases),
    ("PUT", f"{_COLLECTION}/index", routes_collections.create_index),
    ("DELETE", f"{_COLLECTION}/index/{{field}}", routes_collections.delete_index),
    ("POST", f"{_COLLECTION}/facet", routes_search.facet),
    ("PUT", f"{_COLLECTION}/points", routes_points.upsert),
    ("POST", f"{_COLLECTION}/points", routes_search.retrieve),
    ("POST", f"{_COLLECTION}/points/delete", routes_points.delete),
    ("POST", f"{_COLLECTION}/points/payload", routes_points.set_payload),
    ("PUT", f"{_COLLECTION}/points/payload", routes_points.overwrite_payload),
    ("POST", f"{_COLLECTION}/points/payload/delete", routes_points.delete_payload),
    ("POST", f"{_COLLECTION}/points/payload/clear", routes_points.clear_payload),
    ("PUT", f"{_COLLECTION}/points/vectors", routes_points.update_vectors),
    ("POST", f"{_COLLECTION}/points/vectors/delete", routes_points.delete_vectors),
    ("POST", f"{_COLLECTION}/points/scroll", routes_search.scroll),
    ("POST", f"{_COLLECTION}/points/count", routes_search.count),
    ("POST", f"{_COLLECTION}/points/query", routes_search.query),
    ("POST", f"{_COLLECTION}/points/query/batch", routes_search.query_batch),
    ("GET", f"{_COLLECTION}/points/{{point}}", routes_search.get_point),
]


def create_app(storage: Storage) -> ASGIApp:
    """The application. It flushes the storage from time to time, and closes it at its end."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        flushing = asyncio.create_task(_keep_flushed(storage))
        yield
        flushing.cancel()
        with suppress(asyncio.CancelledError):
            await flushing
        await run_in_threadpool(storage.close)

    routes = [
        Route("/", _version, methods=["GET"]),
        *(Route(path, _health, methods=["GET"]) for path in routes_service.HEALTH_TEXTS),
        *(
            Route(path, _endpoint(storage, handler), methods=[method])
            for method, path, handler in _HANDLERS
        ),
        Route("/{path:path}", _unknown_route, methods=_METHODS),
    ]
    return _match_encoded_path(Starlette(routes=routes, lifespan=lifespan))


async def _keep_flushed(storage: Storage) -> None:
    while True:
        await asyncio.sleep(_FLUSH_INTERVAL_SECONDS)
        try:
            await run_in_threadpool(storage.flush)
        except Exception:
            # Nothing is lost: the log still has it, and the next round tries again.
            _log.exception("Flushing failed")


def _endpoint(storage: Storage, handler: Handler) -> Callable[[Request], Any]:
    async def respond(request: Request) -> Response:
        started = perf_counter()
        try:
            body = await _read_body(request)
            call = Call(request.path_params, dict(request.query_params), body)
            content = await run_in_threadpool(_answer, storage, handler, call, started)
        except ApiError as error:
            return _refusal(error, started)
        except RecursionError:
            return _refusal(format_error("recursion limit exceeded"), started)
        except Exception as error:
            _log.exception("%s %s failed", request.method, request.url.path)
            return _refusal(service_error(str(error)), started)
        return _json_response(content)

    return respond


def _answer(storage: Storage, handler: Handler, call: Call, started: float) -> bytes:
    result = handler(storage, call)
    return _to_json({"result": result, "status": "ok", "time": perf_counter() - started})


def _refusal(error: ApiError, started: float) -> Response:
    if error.status == HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.error(error.message, exc_info=error)
    content = {"status": {"error": error.message}, "time": perf_counter() - started}
    return _json_response(_to_json(content), error.status)


async def _read_body(request: Request) -> bytes:
    if request.method in ("GET", "DELETE"):
        return b""
    # Browsers ask before they send JSON to another origin, and are not allowed to: so no web page
    # can use the stand-in behind its user's back.
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise ApiError(HTTPStatus.BAD_REQUEST, "Content type error")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MAX_BODY_BYTES:
            message = f"JSON payload has exceeded limit ({_MAX_BODY_BYTES} bytes)."
            raise ApiError(HTTPStatus.BAD_REQUEST, message)
    return bytes(body)


async def _version(_: Request) -> Response:
    return _json_response(_to_json(routes_service.version()))


async def _health(request: Request) -> Response:
    return PlainTextResponse(routes_service.HEALTH_TEXTS[request.url.path])


async def _unknown_route(request: Request) -> Response:
    return _refusal(not_implemented(f"{request.method} {request.url.path}"), perf_counter())


def _to_json(content: Any) -> bytes:
    return orjson.dumps(content)


def _json_response(content: bytes, status: HTTPStatus = HTTPStatus.OK) -> Response:
    return Response(content, status, media_type="application/json")


def _match_encoded_path(app: ASGIApp) -> ASGIApp:
    """Lets routes match the path as it was sent: a name may hold an encoded slash."""

    async def match(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            path = scope["raw_path"].decode("latin-1").rstrip("/") or "/"
            scope = {**scope, "path": path}
        await app(scope, receive, send)

    return match
