#!/bin/sh
# npm run train:ranking -- --data DIR: measures questions of DIR and of data/, and learns data/ranking/weights.json from them.
set -e
features=$(mktemp)
trap 'rm -f "$features"' EXIT
node --import tsx "$(dirname "$0")/features.ts" --out "$features" "$@"
"${PYTHON:-/usr/bin/python3}" "$(dirname "$0")/ranking.py" "$features"
