# shellcheck shell=sh disable=SC2154
# What ./maximus does when something is missing: builds the jar, makes the class-data archive. It
# is read into ./maximus and uses what stands there: program, root, jar, main, state, java and so on.

# One at a time: of two that make a directory, one succeeds. A dead owner's lock is taken over.
hold() { # $1: name of the lock; $2: what to say while waiting, or nothing: do not wait
  nameless=0 told=
  until mkdir "$state/$1.lock" 2>/dev/null; do
    [ -d "$state" ] && [ -w "$state" ] || return 1
    owner=
    if [ -r "$state/$1.lock/pid" ]; then read -r owner <"$state/$1.lock/pid"; fi
    [ -n "$owner" ] || nameless=$((nameless + 1))
    if [ "$nameless" -gt 5 ] || { [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; }; then
      mv "$state/$1.lock" "$state/$1.dead.$$" 2>/dev/null && rm -rf "$state/$1.dead.$$"
      nameless=0
      continue
    fi
    [ -n "${2-}" ] || return 1
    [ -n "$told" ] || say "$2"
    told=yes
    sleep 1
  done
  printf '%s\n' "$3" >"$state/$1.lock/pid"
}

free() { rm -rf "$state/$1.lock"; }

# Says what building needs and is not there.
can_build() {
  command -v mvn >/dev/null || fail 'Maven (mvn) was not found' \
    'It builds the program. Install Maven 3.8.7 or newer (Debian, Ubuntu: apt install maven).'
  if [ -n "$build_home" ] && [ ! -x "$build_home/bin/javac" ]; then
    fail "'$build_home' has no Java compiler (javac)" "It is a runtime only, and building needs a JDK. $help_java"
  fi
}

# Maven, with the Java of the user's choice.
maven() {
  JAVA_HOME=${build_home:-${JAVA_HOME-}} mvn -f "$root/pom.xml" "$@"
}

build() { # $1: "always" to build what is up to date as well
  can_build
  mkdir -p "$state" 2>/dev/null || fail "directory '$state' cannot be made" 'The program is built there.'
  hold build 'another maximus is building, waiting for it' $$ ||
    fail "directory '$state' cannot be written to" 'The program is built there.'
  trap 'free build' EXIT
  trap 'exit 130' INT TERM HUP
  look
  if [ "$found" = nothing ] || [ "${1-}" = always ]; then
    only='' library=com/pulumi/kubernetes
    [ "$program" = maximus ] || { only="-pl $modules" library=org/bouncycastle/bcpkix-jdk18on; }
    if [ -d "${HOME-}/.m2/repository/$library" ]; then
      say 'building ...'
    else
      say 'building for the first time; Maven downloads what the program needs, which takes some minutes ...'
    fi
    log=$root/target/build.log
    : >"$state/started"
    # shellcheck disable=SC2086
    if ! maven -B -Dquick -Dmaven.test.skip=true $only package >"$log" 2>&1; then
      grep '^\[ERROR\]' "$log" | head -n 30 >&2 || tail -n 30 "$log" >&2
      fail 'the build failed' "The whole log is in '$log'."
    fi
    [ -f "$jar" ] || fail "the build made no '$jar'" "The whole log is in '$log'."
    # A source that was changed during the build must count as newer than the jar.
    touch -r "$state/started" "$jar"
    rm -f "$state/$program"-*
    found=jar
    say 'built'
  fi
  free build
  trap - EXIT INT TERM HUP
}

# Runs a command for two minutes at most.
within_minutes() {
  "$@" >/dev/null 2>&1 &
  worker=$! ticks=0
  while kill -0 "$worker" 2>/dev/null; do
    ticks=$((ticks + 1))
    [ "$ticks" -lt 600 ] || kill -9 "$worker"
    sleep 0.2
  done
  wait "$worker"
}

# Runs the usual commands once; leaves in $new what the JVM can keep of them.
# shellcheck disable=SC2086
record() {
  case $archive in
    *.aot) within_minutes "$java" $jvm "-XX:AOTCacheOutput=$new" -cp "$jar" "$main" -C "$root" warm-up ;;
    *)
      # A list, then an archive with G1: it starts 15 ms faster than what -XX:ArchiveClassesAtExit makes.
      within_minutes "$java" $jvm "-XX:DumpLoadedClassList=$new.list" -cp "$jar" "$main" -C "$root" warm-up &&
        within_minutes "$java" -XX:+UseG1GC -Xshare:dump "-XX:SharedClassListFile=$new.list" \
          "-XX:SharedArchiveFile=$new" -cp "$jar"
      ;;
  esac
}

# Makes the archive in a run of its own. It appears whole or not at all.
train() { # $1: what to say while waiting for another one, or nothing: leave it to that one
  [ -w "$state" ] || mkdir -p "$state" 2>/dev/null || return 1
  new=$archive.$$.new
  # The process that lives as long as the work: this one, or in the background a sub-shell.
  hold train "${1-}" "$(exec sh -c 'echo "$PPID"')" || return 1
  look
  [ "$found" = jar ] || { free train; return 0; }
  rm -f "$state/$program"-*.new*
  # On a full disk the JVM says nothing and leaves a part, so it is read once before it is used.
  # shellcheck disable=SC2086
  if record && [ -s "$new" ] &&
    within_minutes "$java" $jvm "$use_archive=$new" -XX:+VerifySharedSpaces -cp "$jar" "$main" --version; then
    printf '%s\n' "$(($(wc -c <"$new"))) $java $jar" >"$archive.for" && mv -f "$new" "$archive"
  fi
  rm -f "$new"*
  free train
  look
  [ "$found" = all ] || { : >"$state/$program-$version.failed" && return 1; }
}
