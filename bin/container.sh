#!/bin/sh
# Gives the process its secret keys from a file, so that they stand in no compose file and no image.
# The first container to start makes them. Keep the volume: what was sealed with these keys cannot be read without them.
set -eu
if [ -z "${SECRET_KEYS:-}" ] && [ -n "${SECRET_KEYS_FILE:-}" ]; then
  if [ ! -s "$SECRET_KEYS_FILE" ]; then
    umask 077
    node -e 'process.stdout.write(crypto.randomBytes(32).toString("base64"))' >"$SECRET_KEYS_FILE.new"
    mv "$SECRET_KEYS_FILE.new" "$SECRET_KEYS_FILE"
  fi
  SECRET_KEYS=$(cat "$SECRET_KEYS_FILE")
  export SECRET_KEYS
fi
exec "$@"
