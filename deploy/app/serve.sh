#!/bin/sh
# Runs the HTTP API in a container, so that a published port leads to it:
#
#     serve.sh FORWARDED_PORT
#
# The API has no keys yet, and refuses every address but loopback. In a container that is the container's own
# loopback, which no published port reaches. So a forwarder takes connections on FORWARDED_PORT and hands them
# on; whoever publishes that port decides who gets in, and docker-compose.yml publishes it on the host's
# loopback only. It runs in the API's container, not beside it, since containers that share a network lose it
# when one of them restarts.
set -eu
port=${HTTP_PORT:-8000}
socat "TCP-LISTEN:$1,fork,reuseaddr" "TCP:127.0.0.1:$port" &
exec node "$(dirname "$0")/../../client/cli/main.ts" serve --host 127.0.0.1 --port "$port"
