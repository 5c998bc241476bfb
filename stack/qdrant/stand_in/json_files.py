"""Small JSON files that are replaced whole, so that a reader never meets half of one."""

import os
from pathlib import Path
from typing import Any

import orjson


def read_json(path: Path) -> Any:
    """The content of the file."""
    return orjson.loads(path.read_bytes())


def write_json(path: Path, content: Any) -> None:
    """Replaces the file, durably."""
    temporary = path.with_name(f"{path.name}.new")
    with temporary.open("wb") as file:
        file.write(orjson.dumps(content, option=orjson.OPT_INDENT_2))
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
