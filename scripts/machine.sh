# What Lossmith needs of the machine; read by ./lossmith and ./check.

is_linux() { [[ $OSTYPE == linux* ]]; }

say() { printf 'lossmith: %s\n' "$*" >&2; }

# JDK 17 or newer with a compiler, from JAVA_HOME or PATH; sets JAVA_HOME where it is empty, and JAVA_MAJOR.
require_java() {
  if [ -z "${JAVA_HOME:-}" ]; then
    local javac
    javac=$(command -v javac || true)
    if [ -z "$javac" ]; then
      say "no JDK found. Install one (Debian: apt-get install openjdk-17-jdk-headless) or set JAVA_HOME."
      exit 2
    fi
    JAVA_HOME=$(readlink -f "$javac")
    JAVA_HOME=${JAVA_HOME%/bin/javac}
  fi
  export JAVA_HOME
  if [ ! -x "$JAVA_HOME/bin/javac" ]; then
    say "JAVA_HOME=$JAVA_HOME has no bin/javac. Point it at a JDK 17 or newer."
    exit 2
  fi
  local line version=
  if [ -r "$JAVA_HOME/release" ]; then
    while IFS= read -r line; do
      [[ ! $line =~ ^JAVA_VERSION=\"([0-9]+) ]] || version=${BASH_REMATCH[1]}
    done <"$JAVA_HOME/release"
  fi
  JAVA_MAJOR=${version:-17}
  if [ "$JAVA_MAJOR" -lt 17 ]; then
    say "JAVA_HOME=$JAVA_HOME is Java $version; Lossmith needs 17 or newer."
    exit 2
  fi
}

# Debian packages: installed where we are root, named otherwise. LOSSMITH_NO_APT=1 forbids the first.
require_packages() {
  command -v dpkg-query >/dev/null 2>&1 || return 0
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" = 0 ] && [ "${LOSSMITH_NO_APT:-}" != 1 ]; then
    say "running apt-get install ${missing[*]} (LOSSMITH_NO_APT=1 forbids it)"
    { apt-get install -y -qq --no-install-recommends "${missing[@]}" ||
      { apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}"; }; } >/dev/null 2>&1 && return 0
    say "could not install ${missing[*]}"
  fi
  say "missing system packages; run: sudo apt-get install --no-install-recommends ${missing[*]}"
  return 1
}
