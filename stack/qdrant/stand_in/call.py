"""One request, as the routes see it."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

import orjson

from .errors import format_error, invalid_parameter, not_implemented, validation_error

READ_PARAMETERS = ("consistency", "timeout")
UPDATE_PARAMETERS = ("wait", "ordering", "timeout")
CATALOGUE_PARAMETERS = ("timeout",)


@dataclass(frozen=True)
class Call:
    """Path parameters still percent-encoded, parameters of the query string, and the body."""

    path: dict[str, str]
    query: dict[str, str]
    body: bytes

    def path_parameter(self, name: str) -> str:
        return unquote(self.path[name])

    def json(self) -> Any:
        """The body, read."""
        try:
            return orjson.loads(self.body)
        except orjson.JSONDecodeError as error:
            raise format_error(str(error)) from error

    def collection_name(self) -> str:
        """The collection's name in the path."""
        name = self.path_parameter("collection")
        if not 1 <= len(name) <= 255:
            reason = f'value "{name}" invalid, must be from 1 to 255 characters'
            raise validation_error("collection_name", reason, "path parameters")
        return name

    def check_query(self, known: tuple[str, ...]) -> None:
        """Refuses parameters that the route does not know, and values that cannot be.

        Those it knows, except `wait`, are about several nodes or about giving up, which does not
        happen here.
        """
        for name in self.query:
            if name not in known:
                raise not_implemented(f"the query parameter `{name}`")
        self.waits()
        timeout = self.query.get("timeout", "1")
        if not re.fullmatch("[0-9]{1,19}", timeout):
            raise invalid_parameter("`timeout` must be a number of seconds")
        if int(timeout) == 0:
            raise validation_error(
                "timeout", "value 0 invalid, must be 1 or larger", "query parameters"
            )

    def waits(self) -> bool:
        """Whether the client waits until the update is done."""
        wait = self.query.get("wait", "false")
        if wait not in ("true", "false"):
            raise invalid_parameter("provided string was not `true` or `false`")
        return wait == "true"
