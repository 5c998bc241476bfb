"""One collection: a shard of the engine on disk, and who may use it when."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import qdrant_edge as engine

from .collection_config import CollectionConfig
from .errors import ApiError, from_engine, not_found, point_not_found
from .fields import JsonObject
from .json_files import read_json, write_json
from .payload_indexes import index_info_json
from .point_ids import PointId
from .read_write_lock import ReadWriteLock

_CONFIG_FILE = "collection.json"
_SHARD_DIRECTORY = "shard"
# Each start numbers operations from the next multiple of this, so that numbers only grow.
_OPERATIONS_PER_START = 2**32


class Collection:
    """The engine's shard takes calls from several threads, and lets go of Python meanwhile.

    Still, reads are shared and an update is alone: what an update depends on, such as that a point
    exists, must still hold when the engine applies it, because it logs what it cannot apply.
    """

    def __init__(
        self, directory: Path, name: str, config: CollectionConfig, shard: engine.EdgeShard
    ) -> None:
        self.name = name
        self.vector_schema = config.vector_schema()
        self._config = config
        self._directory = directory
        self._shard = shard
        self._lock = ReadWriteLock()
        self._open = True
        self._unflushed = False
        self._next_operation = 0

    @classmethod
    def create(cls, directory: Path, name: str, config: CollectionConfig) -> Collection:
        """A new collection in a new directory."""
        shard_directory = directory / _SHARD_DIRECTORY
        shard_directory.mkdir(parents=True)
        with _engine_errors():
            shard = engine.EdgeShard.create(str(shard_directory), config.for_engine())
        # Last, because it is what makes the directory a collection.
        stored = {"name": name, "starts": 1, "config": config.as_json}
        write_json(directory / _CONFIG_FILE, stored)
        return cls(directory, name, config, shard)

    @classmethod
    def is_in(cls, directory: Path) -> bool:
        """Whether a collection was made in the directory, and not removed."""
        return (directory / _CONFIG_FILE).exists()

    @classmethod
    def load(cls, directory: Path) -> Collection:
        """The collection in the directory, with everything that was acknowledged before."""
        stored = read_json(directory / _CONFIG_FILE)
        config = CollectionConfig(stored["config"])
        with _engine_errors():
            shard = engine.EdgeShard.load(str(directory / _SHARD_DIRECTORY), config.for_engine())
            # Gives back the room of deleted points.
            shard.optimize()
        collection = cls(directory, stored["name"], config, shard)
        collection._next_operation = stored["starts"] * _OPERATIONS_PER_START
        write_json(directory / _CONFIG_FILE, stored | {"starts": stored["starts"] + 1})
        return collection

    @contextmanager
    def reading(self) -> Iterator[engine.EdgeShard]:
        """The shard, for calls that change nothing. What the engine raises becomes an ApiError."""
        with self._lock.reading():
            self._check_open()
            with _engine_errors():
                yield self._shard

    def apply(
        self, operation: engine.UpdateOperation, existing_points: Iterable[PointId] = ()
    ) -> int:
        """Applies the operation durably, and gives its number.

        Raises ApiError, and changes nothing, when one of `existing_points` does not exist.
        """
        with self._lock.writing():
            self._check_open()
            with _engine_errors():
                self._check_points(list(existing_points))
                self._unflushed = True
                self._shard.update(operation)
            number = self._next_operation
            self._next_operation += 1
            return number

    def info(self) -> JsonObject:
        """The answer of `GET /collections/{name}`."""
        with self.reading() as shard:
            info = shard.info()
        return {
            "status": "green",
            "optimizer_status": "ok",
            "indexed_vectors_count": info.indexed_vectors_count,
            "points_count": info.points_count,
            "segments_count": info.segments_count,
            "config": self._config.as_json,
            "payload_schema": {
                key: index_info_json(index) for key, index in info.payload_schema.items()
            },
            "update_queue": {"length": 0},
        }

    def flush(self) -> None:
        """Writes what was applied into the segments, which cuts the log back."""
        with self._lock.reading():
            if self._open and self._unflushed:
                self._shard.flush()
                self._unflushed = False

    def close(self) -> None:
        """Flushes, and lets the files go. The collection counts as not existing from then on."""
        with self._lock.writing():
            if self._open:
                self._shard.flush()
                self._shard.close()
                self._open = False

    def delete(self) -> None:
        """Closes the collection and removes its files."""
        self.close()
        (self._directory / _CONFIG_FILE).unlink()
        shutil.rmtree(self._directory)

    def _check_open(self) -> None:
        if not self._open:
            raise not_found(f"Collection `{self.name}` doesn't exist!")

    def _check_points(self, ids: list[PointId]) -> None:
        if not ids:
            return
        found = {record.id for record in self._shard.retrieve(ids, False, False)}
        for point_id in ids:
            if point_id not in found:
                raise point_not_found(point_id)


@contextmanager
def _engine_errors() -> Iterator[None]:
    try:
        yield
    except (ApiError, KeyboardInterrupt, SystemExit):
        raise
    # A panic of the engine arrives as a BaseException of its own.
    except BaseException as error:
        raise from_engine(error) from error
