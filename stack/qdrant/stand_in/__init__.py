"""A local stand-in for the Qdrant server, on Qdrant's own engine.

The server is in no package registry, its engine is (`qdrant-edge-py`). This package puts the part
of Qdrant's REST interface that the project uses in front of it, so that any Qdrant client talks to
it unchanged. The rules it keeps:

* What it answers is what Qdrant 1.19 answers. Whatever it does not implement (a route, a field, an
  option) is refused with 501 and named; nothing is ignored that could change an answer.
* A request is checked whole before it reaches the engine. The engine writes an operation to its log
  before it tries it, and tries it again after a restart: one that fails would leave its traces.
* Vectors are compared one by one, never through an approximate index: results are exact, and
  settings of the index are taken and told back without effect.

From the outside in: `command` (arguments, lock, port), `app` (HTTP), `routes_*` (one group of paths
each), `storage` and `collection` (the engine's shards on disk), and the modules that turn JSON into
what the engine takes: `filters`, `queries`, `points`, `vectors`, `payload_indexes`,
`collection_config`, `bm25`.
"""

QDRANT_VERSION = "1.20.1-dev"
"""The Qdrant that the engine was built from: `api` in the SBOM of qdrant-edge-py 0.9.0."""
