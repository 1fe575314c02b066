#!/bin/sh
# Sourced. archive_environment SETTINGS MOUNTS exports the settings of WAL-G: the lines NAME=value of a mounted file, and the
# keys of the Secrets mounted under MOUNTS. Both are read at every call, so a change needs no restart.
# https://wal-g.readthedocs.io/STORAGES/

archive_say() {
  echo "archive: $*" >&2
}

archive_environment() {
  [ -r "$1" ] || {
    archive_say "$1 is missing: apply the ConfigMap of the cluster"
    return 1
  }
  # shellcheck disable=SC2034 # of archive-guard.sh
  archive_settings=$1
  while IFS= read -r line; do
    case $line in
    [A-Z]*=*) export "${line?}" ;;
    esac
  done <"$1"
  archive_credentials "$2/credentials" || return 1
  for name in AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AZURE_STORAGE_ACCESS_KEY \
    AZURE_STORAGE_SAS_TOKEN AZURE_CLIENT_ID AZURE_CLIENT_SECRET AZURE_TENANT_ID; do
    [ ! -s "$2/credentials/$name" ] || export "$name=$(cat "$2/credentials/$name")"
  done
  # WAL-G expects the path of this key.
  [ ! -s "$2/credentials/GOOGLE_APPLICATION_CREDENTIALS" ] ||
    export GOOGLE_APPLICATION_CREDENTIALS="$2/credentials/GOOGLE_APPLICATION_CREDENTIALS"
  # WAL-G tries a request to S3 16 times, with growing pauses without data: archive_call would stop it before it logs the
  # reason. The callers of these scripts retry.
  export S3_MAX_RETRIES=3
  case ${ARCHIVE_ENCRYPTION:-none} in
  libsodium) archive_libsodium "$2/encryption/WALG_LIBSODIUM_KEY" ;;
  pgp) archive_pgp "$2/encryption" ;;
  esac
}

# Without credentials WAL-G asks the cloud's metadata service, and hangs if there is none: a mounted Secret must contain them.
archive_credentials() {
  [ -d "$1" ] || return 0
  case $(archive_prefix) in
  s3:*) archive_has "$1" AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY && return ;;
  gs:*) archive_has "$1" GOOGLE_APPLICATION_CREDENTIALS && return ;;
  *)
    archive_has "$1" AZURE_STORAGE_ACCESS_KEY && return
    archive_has "$1" AZURE_STORAGE_SAS_TOKEN && return
    archive_has "$1" AZURE_CLIENT_ID AZURE_CLIENT_SECRET AZURE_TENANT_ID && return
    ;;
  esac
  archive_say "the credentialsSecret of $(archive_prefix) lacks a key that the store needs, or it is empty"
  return 1
}

archive_has() {
  folder=$1
  shift
  for name; do
    [ -s "$folder/$name" ] || return 1
  done
}

# Without a transform WAL-G truncates or pads a key of the wrong length. Accept only a key of 32 bytes.
archive_libsodium() {
  [ -s "$1" ] || {
    archive_say "the encryption Secret has no key WALG_LIBSODIUM_KEY"
    return 1
  }
  key=$(tr -d ' \t\r\n' <"$1") || return 1
  if printf '%s' "$key" | grep -Eq '^[0-9A-Fa-f]{64}$'; then
    export WALG_LIBSODIUM_KEY_TRANSFORM=hex
  elif printf '%s' "$key" | grep -Eq '^[A-Za-z0-9+/]{43}=$'; then
    export WALG_LIBSODIUM_KEY_TRANSFORM=base64
  else
    archive_say "WALG_LIBSODIUM_KEY must be 32 bytes, as 64 hexadecimal digits or in base64: openssl rand -hex 32"
    return 1
  fi
  export WALG_LIBSODIUM_KEY="$key"
}

archive_pgp() {
  [ -s "$1/WALG_PGP_KEY" ] || {
    archive_say "the encryption Secret has no key WALG_PGP_KEY"
    return 1
  }
  export WALG_PGP_KEY_PATH="$1/WALG_PGP_KEY"
  # WAL-G compares with what it has archived, which a public key cannot decrypt.
  grep -q 'PRIVATE KEY' "$1/WALG_PGP_KEY" || export WALG_PREVENT_WAL_OVERWRITE=false
  [ -s "$1/WALG_PGP_KEY_PASSPHRASE" ] || return 0
  WALG_PGP_KEY_PASSPHRASE=$(cat "$1/WALG_PGP_KEY_PASSPHRASE")
  export WALG_PGP_KEY_PASSPHRASE
}

# Prints the location of the archive, for every kind of store.
archive_prefix() {
  echo "${WALG_S3_PREFIX:-}${WALG_GS_PREFIX:-}${WALG_AZ_PREFIX:-}"
}
