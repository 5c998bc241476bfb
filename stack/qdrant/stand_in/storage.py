"""The storage directory: all collections and their aliases."""

from __future__ import annotations

import shutil
from pathlib import Path
from threading import Lock
from typing import Any
from uuid import uuid4

from .aliases import Aliases, apply_alias_actions
from .collection import Collection
from .collection_config import CollectionConfig, check_collection_name
from .errors import already_exists, not_found, wrong_input
from .json_files import read_json, write_json


class DamagedCollectionError(Exception):
    """A collection cannot be loaded. Starting without it would pass for its being empty."""


class Storage:
    """Collections by name. Each stands in a directory of its own, `collections/<uuid>`."""

    def __init__(self, directory: Path) -> None:
        """Loads everything, and removes what a crash left behind half made or half removed."""
        self._collections_directory = directory / "collections"
        self._aliases_file = directory / "aliases.json"
        # Held for changes of the catalogue only; collections have locks of their own.
        self._lock = Lock()
        self._collections: dict[str, Collection] = {}
        self._aliases: Aliases = {}
        self._load()

    def collection(self, name_or_alias: str) -> Collection:
        """The collection of that name or alias."""
        with self._lock:
            name = self._aliases.get(name_or_alias, name_or_alias)
            if name not in self._collections:
                raise not_found(f"Collection `{name}` doesn't exist!")
            return self._collections[name]

    def exists(self, name_or_alias: str) -> bool:
        with self._lock:
            return self._aliases.get(name_or_alias, name_or_alias) in self._collections

    def collection_names(self) -> list[str]:
        with self._lock:
            return sorted(self._collections)

    def create_collection(self, name: str, config: CollectionConfig) -> None:
        with self._lock:
            check_collection_name(name)
            if name in self._collections:
                raise already_exists(name)
            if name in self._aliases:
                reason = "Alias with the same name already exists"
                raise wrong_input(f"Can't create collection with name {name}. {reason}")
            directory = self._collections_directory / str(uuid4())
            self._collections[name] = Collection.create(directory, name, config)

    def delete_collection(self, name: str) -> bool:
        """Whether there was a collection of that name; as in Qdrant, an alias does not count."""
        with self._lock:
            collection = self._collections.pop(name, None)
            if collection is None:
                return False
            kept = {alias: target for alias, target in self._aliases.items() if target != name}
            self._save_aliases(kept)
        collection.delete()
        return True

    def aliases(self) -> Aliases:
        with self._lock:
            return dict(sorted(self._aliases.items()))

    def change_aliases(self, actions: list[Any]) -> None:
        """Applies the JSON actions of `POST /collections/aliases`, all or none."""
        with self._lock:
            self._save_aliases(apply_alias_actions(actions, self._aliases, self._collections))

    def flush(self) -> None:
        """Flushes every collection that changed."""
        with self._lock:
            collections = list(self._collections.values())
        for collection in collections:
            collection.flush()

    def close(self) -> None:
        """Closes every collection."""
        with self._lock:
            for collection in self._collections.values():
                collection.close()

    def _load(self) -> None:
        self._collections_directory.mkdir(parents=True, exist_ok=True)
        for directory in sorted(self._collections_directory.iterdir()):
            if Collection.is_in(directory):
                collection = _load_collection(directory)
                self._collections[collection.name] = collection
            else:
                shutil.rmtree(directory)
        if self._aliases_file.exists():
            self._aliases = read_json(self._aliases_file)

    def _save_aliases(self, aliases: Aliases) -> None:
        if aliases != self._aliases:
            write_json(self._aliases_file, aliases)
            self._aliases = aliases


def _load_collection(directory: Path) -> Collection:
    try:
        return Collection.load(directory)
    except Exception as error:
        reason = f"the collection in {directory} is damaged ({error})"
        raise DamagedCollectionError(
            f"{reason}; to start without it, remove that directory"
        ) from error
