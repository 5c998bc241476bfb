"""Settings of a collection's index, optimizers and log.

They do not alter what an exact search answers: the stand-in tells them back without following them.
One that would, `prevent_unoptimized` (it hides points until they are indexed), is not taken.
"""

from typing import Any

from .errors import format_error, validation_error
from .fields import Fields, JsonObject, is_number

# Those of a Qdrant that nobody configured.
HNSW_CONFIG: JsonObject = {
    "m": 16,
    "ef_construct": 100,
    "full_scan_threshold": 10000,
    "max_indexing_threads": 0,
    "on_disk": False,
}
OPTIMIZER_CONFIG: JsonObject = {
    "deleted_threshold": 0.2,
    "vacuum_min_vector_number": 1000,
    "default_segment_number": 0,
    "max_segment_size": None,
    "memmap_threshold": None,
    "indexing_threshold": 10000,
    "flush_interval_sec": 5,
    "max_optimization_threads": None,
    "prevent_unoptimized": None,
}
WAL_CONFIG: JsonObject = {
    "wal_capacity_mb": 32,
    "wal_segments_ahead": 0,
    "wal_retain_closed": 1,
}

_MINIMA = {
    "ef_construct": 4,
    "full_scan_threshold": 10,
    "vacuum_min_vector_number": 100,
    "max_segment_size": 1,
    "wal_capacity_mb": 1,
    "wal_retain_closed": 1,
}


def parse_hnsw_config(value: Any) -> JsonObject:
    """The settings of the index that are given."""
    names = (*HNSW_CONFIG, "payload_m", "inline_storage")
    return _parse_settings(value, "hnsw_config", names)


def parse_optimizer_config(value: Any) -> JsonObject:
    """The settings of the optimizers that are given."""
    names = tuple(name for name in OPTIMIZER_CONFIG if name != "prevent_unoptimized")
    return _parse_settings(value, "optimizers_config", names)


def parse_wal_config(value: Any) -> JsonObject:
    """The settings of the log that are given."""
    return _parse_settings(value, "wal_config", tuple(WAL_CONFIG))


def _parse_settings(value: Any, section: str, names: tuple[str, ...]) -> JsonObject:
    if value is None:
        return {}
    with Fields(value, f"`{section}`") as fields:
        given = {name: fields.optional(name) for name in names if name in fields}
    for name, setting in given.items():
        if isinstance(setting, bool):
            continue
        if not is_number(setting):
            raise format_error(f"`{name}` in `{section}` must be a number or a boolean")
        minimum = _MINIMA.get(name, 0)
        if setting < minimum:
            reason = f"value {setting} invalid, must be {minimum} or larger"
            raise validation_error(f"{section}.{name}", reason)
    return given
