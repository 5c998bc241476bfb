#!/bin/sh
# Creates the namespace and the search attributes of workflows/contract.ts, as soon as Temporal takes them; a
# second run changes nothing. Workers and clients would register the attributes themselves, but on a fresh
# server they start together, and Temporal refuses all but one of those who register at once.
set -eu

namespace=default
# How long status, list and replay know of an ingest that has ended.
retention=30d

retry() { # COMMAND [ARGUMENT ...]
  tries=60
  until "$@"; do
    tries=$((tries - 1))
    if [ "$tries" -eq 0 ]; then
      echo "error: gave up on: $*" >&2
      exit 1
    fi
    sleep 2
  done
}

ensure_namespace() {
  temporal operator namespace describe --namespace "$namespace" >/dev/null 2>&1 ||
    temporal operator namespace create --namespace "$namespace" --retention "$retention"
}

retry temporal operator cluster health
retry ensure_namespace
retry temporal operator search-attribute create --namespace "$namespace" \
  --name KnowbaseTenant --type Keyword \
  --name KnowbaseDocument --type Keyword \
  --name KnowbaseStatus --type Keyword
