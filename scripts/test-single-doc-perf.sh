#!/bin/sh
# Posts one deck to the HTTP API and tells how long it took until everything of it was stored. Needs curl;
# usage() below says the rest.
set -eu

usage() {
  cat <<'TEXT'
Usage: scripts/test-single-doc-perf.sh DECK [HOST]

Posts DECK (a .pptx file) to HOST (default: http://127.0.0.1:8000), waits until it is ingested, and prints the
HTTP status, the document's status and the total duration.

Exit status: 0 complete, 1 failed, 2 bad usage, 3 partial.
TEXT
}

fail() { # EXIT_STATUS MESSAGE
  echo "error: $2" >&2
  exit "$1"
}

# The value of the first top-level text field NAME in the JSON object in $body. Quotes inside of JSON texts
# are escaped, so no text can pass for a field.
field() { # NAME
  tr ',{' '\n\n' <"$body" | sed -n "s/^[[:space:]]*\"$1\"[[:space:]]*:[[:space:]]*\"\([a-z]*\)\".*/\1/p" | head -n 1
}

case ${1:-} in
  -h | --help)
    usage
    exit 0
    ;;
esac
if [ "$#" -lt 1 ] || [ "$#" -gt 2 ]; then
  usage >&2
  exit 2
fi

deck=$1
host=${2:-http://127.0.0.1:8000}
[ -f "$deck" ] || fail 2 "$deck is not a file."
[ -r "$deck" ] || fail 2 "$deck cannot be read."
command -v curl >/dev/null ||
  fail 1 'curl is missing. Debian, Ubuntu: sudo apt-get install -y curl; macOS has it.'

body=$(mktemp)
trap 'rm -f "$body"' EXIT
# In the quotes that keep a comma or a semicolon of the name, curl wants quotes and backslashes escaped.
quoted=$(printf '%s' "$deck" | sed 's/[\\"]/\\&/g')
measured=$(
  curl --silent --show-error --connect-timeout 10 --output "$body" \
    --write-out '%{http_code} %{time_total}' \
    --form "file=@\"$quoted\"" "${host%/}/ingest/pptx?wait=true"
) || fail 1 "$host does not answer; is the API running ('npm run -s knowbase -- serve', or docker compose)?"

http_status=${measured% *}
document_status=$(field status)
echo "HTTP status:     $http_status"
echo "Document status: ${document_status:-none}"
echo "Total duration:  ${measured#* } s"

case $http_status in
  2??) ;;
  *) fail 1 "the API refused the deck: $(cat "$body")" ;;
esac
case $document_status in
  complete) exit 0 ;;
  partial) exit 3 ;;
  *) fail 1 "the deck was not ingested: $(cat "$body")" ;;
esac
