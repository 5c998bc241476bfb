"""Collections, their aliases and their payload indexes."""

from typing import Any

import qdrant_edge as engine

from .call import CATALOGUE_PARAMETERS, UPDATE_PARAMETERS, Call
from .collection_config import parse_collection_config
from .errors import bad_request
from .fields import Fields, JsonObject
from .json_paths import parse_path
from .payload_indexes import parse_index_schema
from .routes_points import update_result
from .storage import Storage


def list_collections(storage: Storage, call: Call) -> JsonObject:
    call.check_query(())
    return {"collections": [{"name": name} for name in storage.collection_names()]}


def create_collection(storage: Storage, call: Call) -> bool:
    call.check_query(CATALOGUE_PARAMETERS)
    config = parse_collection_config(call.json())
    storage.create_collection(call.collection_name(), config)
    return True


def get_collection(storage: Storage, call: Call) -> JsonObject:
    call.check_query(())
    return storage.collection(call.collection_name()).info()


def collection_exists(storage: Storage, call: Call) -> JsonObject:
    call.check_query(())
    return {"exists": storage.exists(call.collection_name())}


def delete_collection(storage: Storage, call: Call) -> bool:
    call.check_query(CATALOGUE_PARAMETERS)
    return storage.delete_collection(call.collection_name())


def change_aliases(storage: Storage, call: Call) -> bool:
    call.check_query(CATALOGUE_PARAMETERS)
    with Fields(call.json(), "the alias changes") as fields:
        actions = fields.required_array("actions")
    storage.change_aliases(actions)
    return True


def list_aliases(storage: Storage, call: Call) -> JsonObject:
    call.check_query(())
    return {"aliases": _aliases_json(storage)}


def list_collection_aliases(storage: Storage, call: Call) -> JsonObject:
    """As in Qdrant, a collection that does not exist has no aliases, which is no error."""
    call.check_query(())
    name = call.collection_name()
    return {
        "aliases": [alias for alias in _aliases_json(storage) if alias["collection_name"] == name]
    }


def create_index(storage: Storage, call: Call) -> JsonObject:
    call.check_query(UPDATE_PARAMETERS)
    collection = storage.collection(call.collection_name())
    with Fields(call.json(), "the index") as fields:
        field_name = parse_path(fields.required("field_name"))
        schema = fields.optional("field_schema", "field_type")
    if schema is None:
        raise bad_request(
            "Can't auto-detect field type, please specify `field_schema` in the request"
        )
    operation = engine.UpdateOperation.create_field_index(field_name, parse_index_schema(schema))
    return update_result(call, collection.apply(operation))


def delete_index(storage: Storage, call: Call) -> JsonObject:
    call.check_query(UPDATE_PARAMETERS)
    collection = storage.collection(call.collection_name())
    field_name = parse_path(call.path_parameter("field"))
    operation = engine.UpdateOperation.delete_field_index(field_name)
    return update_result(call, collection.apply(operation))


def _aliases_json(storage: Storage) -> list[dict[str, Any]]:
    return [
        {"alias_name": alias, "collection_name": name} for alias, name in storage.aliases().items()
    ]
