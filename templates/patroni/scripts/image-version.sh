#!/bin/sh
# Sourced. Compares versions of programs in the image with those that `pgc images` lists.

# Prints 4001004 for 4.1.4.
image_number() (
  IFS=.
  # shellcheck disable=SC2086 # Splits at the dots.
  set -- $1
  echo $((${1:-0} * 1000000 + ${2:-0} * 1000 + ${3:-0}))
)

# image_expect PROGRAM VERSION MINIMUM: a warning, because most things work with an older version. None for a version that is
# not known, such as that of a development build.
image_expect() {
  case $2 in
  '' | *[!0-9.]*) return 0 ;;
  esac
  [ "$(image_number "$2")" -ge "$(image_number "$3")" ] ||
    echo "start: the image holds $1 $2, older than $3: pgc images lists what does not work" >&2
}
