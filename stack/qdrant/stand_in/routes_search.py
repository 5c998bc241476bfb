"""Points: getting, scrolling, counting and searching them."""

import qdrant_edge as engine

from .answers import record_json, scored_point_json
from .call import READ_PARAMETERS, Call
from .collection import Collection
from .errors import bad_request, not_found, wrong_input
from .fields import Fields, JsonObject
from .filters import parse_filter
from .json_paths import parse_path
from .ordering import parse_order_by
from .point_ids import parse_path_point_id, parse_point_id, parse_point_ids, point_id_json
from .queries import parse_query_request
from .selectors import parse_with_payload, parse_with_vector
from .storage import Storage

_DEFAULT_PAGE_SIZE = 10
_DEFAULT_FACET_LIMIT = 10


def get_point(storage: Storage, call: Call) -> JsonObject:
    collection = _collection_to_read(storage, call)
    text = call.path_parameter("point")
    point_id = parse_path_point_id(text)
    if point_id is None:
        raise wrong_input(f'Can not recognize "{text}" as point id')
    with collection.reading() as shard:
        records = shard.retrieve([point_id], True, True)
    if not records:
        raise not_found(f"Point with id {point_id} does not exists!")
    return record_json(records[0])


def retrieve(storage: Storage, call: Call) -> list[JsonObject]:
    collection = _collection_to_read(storage, call)
    with Fields(call.json(), "the points request") as fields:
        ids = parse_point_ids(fields.required_array("ids"))
        with_payload = parse_with_payload(fields.optional("with_payload"), default=True)
        with_vector = parse_with_vector(fields.optional("with_vector", "with_vectors"))
    with collection.reading() as shard:
        return [record_json(record) for record in shard.retrieve(ids, with_payload, with_vector)]


def scroll(storage: Storage, call: Call) -> JsonObject:
    collection = _collection_to_read(storage, call)
    with Fields(call.json(), "the scroll request") as fields:
        offset = fields.optional("offset")
        order_by = fields.optional("order_by")
        request = engine.ScrollRequest(
            offset=None if offset is None else parse_point_id(offset),
            limit=fields.integer("limit", minimum=1) or _DEFAULT_PAGE_SIZE,
            filter=parse_filter(fields.optional("filter")),
            with_payload=parse_with_payload(fields.optional("with_payload"), default=True),
            with_vector=parse_with_vector(fields.optional("with_vector", "with_vectors")),
            order_by=None if order_by is None else parse_order_by(order_by),
        )
    if offset is not None and order_by is not None:
        raise bad_request(
            "Cannot use an `offset` when using `order_by`. The alternative for paging is to use "
            "`order_by.start_from` and a filter to exclude the IDs that you've already seen for "
            "the `order_by.start_from` value"
        )
    with collection.reading() as shard:
        records, next_offset = shard.scroll(request)
        return {
            "points": [record_json(record) for record in records],
            "next_page_offset": None if next_offset is None else point_id_json(next_offset),
        }


def count(storage: Storage, call: Call) -> JsonObject:
    collection = _collection_to_read(storage, call)
    with Fields(call.json(), "the count request") as fields:
        request = engine.CountRequest(
            exact=fields.boolean("exact") is not False,
            filter=parse_filter(fields.optional("filter")),
        )
    with collection.reading() as shard:
        return {"count": shard.count(request)}


def query(storage: Storage, call: Call) -> JsonObject:
    collection = _collection_to_read(storage, call)
    return _query(collection, call.json())


def query_batch(storage: Storage, call: Call) -> list[JsonObject]:
    collection = _collection_to_read(storage, call)
    with Fields(call.json(), "the query batch") as fields:
        searches = fields.required_array("searches")
    return [_query(collection, search) for search in searches]


def facet(storage: Storage, call: Call) -> JsonObject:
    collection = _collection_to_read(storage, call)
    with Fields(call.json(), "the facet request") as fields:
        request = engine.FacetRequest(
            key=parse_path(fields.required("key")),
            limit=fields.integer("limit", minimum=1) or _DEFAULT_FACET_LIMIT,
            exact=fields.boolean("exact") or False,
            filter=parse_filter(fields.optional("filter")),
        )
    with collection.reading() as shard:
        hits = shard.facet(request).hits
    return {"hits": [{"value": hit.value, "count": hit.count} for hit in hits]}


def _query(collection: Collection, body: object) -> JsonObject:
    with collection.reading() as shard:
        request = parse_query_request(body, collection.vector_schema, shard)
        return {"points": [scored_point_json(point) for point in shard.query(request)]}


def _collection_to_read(storage: Storage, call: Call) -> Collection:
    call.check_query(READ_PARAMETERS)
    return storage.collection(call.collection_name())
