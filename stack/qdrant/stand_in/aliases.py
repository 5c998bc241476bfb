"""Aliases: further names of collections."""

from collections.abc import Container
from typing import Any

from .errors import already_exists, not_found
from .fields import Fields

Aliases = dict[str, str]
"""Collection names by alias."""


def apply_alias_actions(
    actions: list[Any], aliases: Aliases, collection_names: Container[str]
) -> Aliases:
    """The aliases after the JSON actions, one after the other."""
    aliases = dict(aliases)
    for action in actions:
        with Fields(action, "the alias action") as fields:
            if "create_alias" in fields:
                _create(fields.required("create_alias"), aliases, collection_names)
            elif "delete_alias" in fields:
                _delete(fields.required("delete_alias"), aliases)
            else:
                _rename(fields.required("rename_alias"), aliases)
    return aliases


def _create(value: Any, aliases: Aliases, collection_names: Container[str]) -> None:
    with Fields(value, "`create_alias`") as fields:
        collection_name = fields.required_string("collection_name")
        alias_name = fields.required_string("alias_name")
    if collection_name not in collection_names:
        raise not_found(f"Collection `{collection_name}` doesn't exist!")
    if alias_name in collection_names:
        raise already_exists(alias_name)
    aliases[alias_name] = collection_name


def _delete(value: Any, aliases: Aliases) -> None:
    with Fields(value, "`delete_alias`") as fields:
        aliases.pop(fields.required_string("alias_name"), None)


def _rename(value: Any, aliases: Aliases) -> None:
    with Fields(value, "`rename_alias`") as fields:
        old_name = fields.required_string("old_alias_name")
        new_name = fields.required_string("new_alias_name")
    if old_name not in aliases:
        raise not_found(f"Alias {old_name} does not exists!")
    aliases[new_name] = aliases.pop(old_name)
