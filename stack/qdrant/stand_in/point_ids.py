"""Point ids: unsigned 64-bit integers, or UUIDs in any of their usual spellings."""

import re
from typing import Any
from uuid import UUID

from .errors import format_error
from .fields import is_integer

PointId = int | UUID | str
"""As the engine takes them; parsed ones are never strings."""

_HEX = "[0-9a-fA-F]"
_HYPHENATED = f"{_HEX}{{8}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{12}}"
_UUID = re.compile(f"{_HEX}{{32}}|(urn:uuid:)?{_HYPHENATED}|\\{{{_HYPHENATED}\\}}")


def parse_point_id(value: Any) -> PointId:
    """The id in a JSON value."""
    if is_integer(value) and 0 <= value < 2**64:
        return value
    if isinstance(value, str) and _UUID.fullmatch(value):
        return UUID(value)
    raise format_error(
        f"value {value!r} is not a valid point ID, "
        "valid values are either an unsigned integer or a UUID"
    )


def parse_point_ids(values: list[Any]) -> list[PointId]:
    """The ids in a JSON array."""
    return [parse_point_id(value) for value in values]


def parse_path_point_id(text: str) -> PointId | None:
    """The id in a piece of a path, or None."""
    if re.fullmatch("[0-9]{1,20}", text) and int(text) < 2**64:
        return int(text)
    return UUID(text) if _UUID.fullmatch(text) else None


def point_id_json(point_id: PointId) -> int | str:
    """The id as it stands in an answer."""
    return point_id if isinstance(point_id, int) else str(point_id)
