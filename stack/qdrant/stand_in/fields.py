"""Reading JSON objects strictly: every member is asked for, or refused by name."""

from typing import Any

from .errors import ApiError, format_error, not_implemented, validation_error

JsonObject = dict[str, Any]

# serde_json, which reads the real server's bodies, stops here.
MAX_NESTING = 127


class Fields:
    """The members of one JSON object. As in Qdrant, a member that is null counts as absent.

    Use it as a context manager: leaving it refuses, with 501, whatever was not taken.
    """

    def __init__(self, value: Any, what: str) -> None:
        if not isinstance(value, dict):
            raise format_error(f"{what} must be an object")
        self._members = {name: member for name, member in value.items() if member is not None}
        self._what = what

    def __enter__(self) -> "Fields":
        return self

    def __exit__(self, error_type: type[BaseException] | None, *_: object) -> None:
        if error_type is None and self._members:
            raise not_implemented(f"`{next(iter(self._members))}` in {self._what}")

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def refuse(self, *names: str) -> None:
        """Names members that Qdrant knows and the stand-in does not, before anything is read."""
        for name in names:
            if name in self._members:
                raise not_implemented(f"`{name}` in {self._what}")

    def optional(self, name: str, *aliases: str) -> Any:
        """The member as it is, or None."""
        for known_name in (name, *aliases):
            if known_name in self._members:
                return self._members.pop(known_name)
        return None

    def required(self, name: str, *aliases: str) -> Any:
        """The member as it is."""
        value = self.optional(name, *aliases)
        if value is None:
            raise self._missing(name)
        return value

    def boolean(self, name: str) -> bool | None:
        value = self.optional(name)
        if value is None or isinstance(value, bool):
            return value
        raise self._wrong_type(name, "a boolean")

    def string(self, name: str) -> str | None:
        value = self.optional(name)
        if value is None or isinstance(value, str):
            return value
        raise self._wrong_type(name, "a string")

    def required_string(self, name: str) -> str:
        value = self.required(name)
        if isinstance(value, str):
            return value
        raise self._wrong_type(name, "a string")

    def integer(self, name: str, minimum: int = 0) -> int | None:
        """An integer of at most 64 bits that is not below `minimum`."""
        value = self.optional(name)
        if value is None:
            return None
        if not is_integer(value) or not 0 <= value < 2**64:
            raise self._wrong_type(name, "an unsigned integer")
        if value < minimum:
            raise validation_error(name, f"value {value} invalid, must be {minimum} or larger")
        return value

    def required_integer(self, name: str, minimum: int = 0) -> int:
        value = self.integer(name, minimum)
        if value is None:
            raise self._missing(name)
        return value

    def number(self, name: str) -> float | None:
        value = self.optional(name)
        if value is None:
            return None
        if not is_number(value):
            raise self._wrong_type(name, "a number")
        return float(value)

    def array(self, name: str) -> list[Any] | None:
        value = self.optional(name)
        if value is None or isinstance(value, list):
            return value
        raise self._wrong_type(name, "an array")

    def required_array(self, name: str) -> list[Any]:
        value = self.required(name)
        if isinstance(value, list):
            return value
        raise self._wrong_type(name, "an array")

    def strings(self, name: str) -> list[str] | None:
        values = self.array(name)
        if values is None or all(isinstance(value, str) for value in values):
            return values
        raise self._wrong_type(name, "an array of strings")

    def required_strings(self, name: str) -> list[str]:
        values = self.strings(name)
        if values is None:
            raise self._missing(name)
        return values

    def one_or_many(self, name: str) -> list[Any] | None:
        """An array, or its only element standing for it."""
        value = self.optional(name)
        if value is None or isinstance(value, list):
            return value
        return [value]

    def choice(self, name: str, choices: dict[str, Any]) -> Any:
        """What stands under the member's value in `choices`, or None."""
        value = self.string(name)
        if value is None:
            return None
        if value in choices:
            return choices[value]
        raise not_implemented(f"`{name}: {value}` in {self._what}")

    def required_choice(self, name: str, choices: dict[str, Any]) -> Any:
        choice = self.choice(name, choices)
        if choice is None:
            raise self._missing(name)
        return choice

    def _missing(self, name: str) -> ApiError:
        return format_error(f"missing field `{name}` in {self._what}")

    def _wrong_type(self, name: str, expected: str) -> ApiError:
        return format_error(f"`{name}` in {self._what} must be {expected}")


def is_integer(value: Any) -> bool:
    """Whether a JSON value is an integer; in Python `True` is one too."""
    return isinstance(value, int) and not isinstance(value, bool)


def is_number(value: Any) -> bool:
    """Whether a JSON value is a number."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def check_nesting(value: Any, depth: int) -> None:
    """Refuses a value that is nested deeper than Qdrant reads; `depth` is how deep it stands.

    The engine's log would not be readable again after a restart.
    """
    if depth > MAX_NESTING:
        raise format_error("recursion limit exceeded")
    if isinstance(value, dict):
        for member in value.values():
            check_nesting(member, depth + 1)
    elif isinstance(value, list):
        for element in value:
            check_nesting(element, depth + 1)
