# shellcheck shell=bash
# What the scripts of this folder share. Sourced, never run.

# shellcheck disable=SC2034 # used by the scripts that source this file
TOOLCHAIN=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
SELF="toolchain/$(basename "$0")"

# Where firewall and network commands are, on Debian not on everyone's PATH.
PATH=$PATH:/usr/sbin:/sbin

say() { printf '%s\n' "$*" >&2; }

# fail MESSAGE...: the work could not be done (exit 1). Every argument is one line.
fail() {
  say "$SELF: $1"
  shift
  local line
  for line in "$@"; do say "  $line"; done
  exit 1
}

# misuse MESSAGE: the command line is wrong (exit 2)
misuse() {
  say "$SELF: $1"
  say "  $SELF --help shows examples"
  exit 2
}

# help: prints the comment block at the top of the script
help() {
  sed -n '2,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$0"
}

# cache_dir: where built things live; made when missing
cache_dir() {
  local dir
  if [ -n "${MAXIMUS_CACHE:-}" ]; then
    dir=$MAXIMUS_CACHE
  elif [ -n "${XDG_CACHE_HOME:-}" ]; then
    dir=$XDG_CACHE_HOME/maximus-platform
  elif [ -n "${HOME:-}" ]; then
    dir=$HOME/.cache/maximus-platform
  else
    fail "no cache folder: HOME is not set" "Set HOME, XDG_CACHE_HOME or MAXIMUS_CACHE."
  fi
  case $dir in
    /*) ;;
    *) fail "cache folder '$dir' must be an absolute path" "Set MAXIMUS_CACHE to an absolute path." ;;
  esac
  if ! mkdir -p "$dir" 2>/dev/null || [ ! -w "$dir" ]; then
    fail "cache folder '$dir' is not writable" "Set MAXIMUS_CACHE to a folder you may write to."
  fi
  printf '%s\n' "$dir"
}

# need_linux WHAT
need_linux() {
  [ "$(uname -s)" = Linux ] || fail "$1 needs Linux, this is $(uname -s)"
}

# need_commands COMMAND=PACKAGE...: all missing ones in one message
need_commands() {
  local pair missing=() packages=()
  for pair in "$@"; do
    command -v "${pair%%=*}" >/dev/null || {
      missing+=("${pair%%=*}")
      packages+=("${pair#*=}")
    }
  done
  [ ${#missing[@]} -eq 0 ] || fail "needs ${missing[*]}" \
    "On Debian and Ubuntu: apt-get install $(printf '%s\n' "${packages[@]}" | sort -u | paste -sd ' ')"
}

# folders_of NAME...: sets FOLDERS to where these are, and builds first what is missing
folders_of() {
  local found
  found=$("$TOOLCHAIN/build" --where "$@" 2>/dev/null) || {
    "$TOOLCHAIN/build" "$@" >/dev/null || exit 1
    found=$("$TOOLCHAIN/build" --where "$@")
  }
  mapfile -t FOLDERS <<<"$found"
}
