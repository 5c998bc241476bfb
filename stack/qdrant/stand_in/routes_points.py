"""Points: storing, changing and deleting them."""

from collections.abc import Callable
from typing import Any

from .call import UPDATE_PARAMETERS, Call
from .collection import Collection
from .fields import JsonObject
from .storage import Storage
from .updates import (
    Update,
    parse_clear_payload,
    parse_delete,
    parse_delete_payload,
    parse_delete_vectors,
    parse_overwrite_payload,
    parse_set_payload,
    parse_update_vectors,
)
from .upserts import parse_upsert


def upsert(storage: Storage, call: Call) -> JsonObject:
    collection = _collection_to_update(storage, call)
    operation = parse_upsert(call.json(), collection.vector_schema)
    return update_result(call, collection.apply(operation))


def update_vectors(storage: Storage, call: Call) -> JsonObject:
    collection = _collection_to_update(storage, call)
    update = parse_update_vectors(call.json(), collection.vector_schema)
    return update_result(call, collection.apply(update.operation, update.existing_points))


def delete_vectors(storage: Storage, call: Call) -> JsonObject:
    collection = _collection_to_update(storage, call)
    updates = parse_delete_vectors(call.json(), collection.vector_schema)
    numbers = [collection.apply(update.operation, update.existing_points) for update in updates]
    return update_result(call, numbers[-1])


def _changes_points(parse: Callable[[Any], Update]) -> Callable[[Storage, Call], JsonObject]:
    def change(storage: Storage, call: Call) -> JsonObject:
        collection = _collection_to_update(storage, call)
        update = parse(call.json())
        return update_result(call, collection.apply(update.operation, update.existing_points))

    return change


delete = _changes_points(parse_delete)
set_payload = _changes_points(parse_set_payload)
overwrite_payload = _changes_points(parse_overwrite_payload)
delete_payload = _changes_points(parse_delete_payload)
clear_payload = _changes_points(parse_clear_payload)


def update_result(call: Call, operation_number: int) -> JsonObject:
    """The answer to an update: it is done in any case, but told so only to those who wait."""
    status = "completed" if call.waits() else "acknowledged"
    return {"operation_id": operation_number, "status": status}


def _collection_to_update(storage: Storage, call: Call) -> Collection:
    call.check_query(UPDATE_PARAMETERS)
    return storage.collection(call.collection_name())
