# Sourced by ./mvnw. Leaves JAVA_HOME pointing at a JDK of at least version 25: the one that is already set when it is
# new enough, otherwise the oldest sufficient one among the JDKs this machine has. No JVM is started to find out:
# every JDK states its version in its `release` file.

console_required_jdk=25

# Prints the feature version (17, 25, …) of the JDK in folder $1, or 0 when there is no JDK.
console_jdk_version() {
  if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" | head -n 1)
    echo "${version:-0}"
  else
    echo 0
  fi
}

console_choose_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && [ "$(console_jdk_version "$JAVA_HOME")" -ge "$console_required_jdk" ]; then
    return 0
  fi
  chosen='' chosen_version=1000
  compiler=$(command -v javac || true)
  [ -z "$compiler" ] || compiler=$(dirname "$(dirname "$(readlink -f "$compiler")")")
  for folder in "$compiler" /usr/lib/jvm/* /usr/local/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    version=$(console_jdk_version "$folder")
    if [ "$version" -ge "$console_required_jdk" ] && [ "$version" -lt "$chosen_version" ]; then
      chosen=$folder chosen_version=$version
    fi
  done
  if [ -z "$chosen" ]; then
    echo "Sandbox Console is built with JDK $console_required_jdk or newer, and no such JDK was found here." >&2
    echo "Install one (Temurin $console_required_jdk, for example) and set JAVA_HOME to its folder." >&2
    return 1
  fi
  JAVA_HOME=$chosen
  export JAVA_HOME
}

console_choose_jdk
