"""Version and health."""

from . import QDRANT_VERSION
from .fields import JsonObject


def version() -> JsonObject:
    """Clients compare it with their own version."""
    return {"title": "qdrant - vector search engine", "version": QDRANT_VERSION}


HEALTH_TEXTS = {
    "/healthz": "healthz check passed",
    "/livez": "healthz check passed",
    "/readyz": "all shards are ready",
}
