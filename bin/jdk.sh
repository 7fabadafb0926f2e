# Sourced by the scripts of this folder, which set home to the folder above it. Sets java to the program of a JVM of at
# least version 25: the one of JAVA_HOME when it is new enough, otherwise the first new enough one that this machine has.
# No JVM is started to find out: every JVM states its version in its `release` file.

required_java=25

# Sets version to the feature version (17, 25, …) of the JVM in folder $1, or to 0 when there is none.
java_version() {
  version=0
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 0
  local name value
  while IFS='="' read -r name _ value _; do
    if [ "$name" = JAVA_VERSION ]; then
      version=${value%%[!0-9]*}
      return 0
    fi
  done <"$1/release"
}

find_java() {
  local home found=
  java_version "${JAVA_HOME:-}"
  if [ "$version" -ge "$required_java" ]; then
    java=$JAVA_HOME/bin/java
    return 0
  fi
  found=$(command -v java || true)
  [ -z "$found" ] || found=$(readlink -f "$found") found=${found%/bin/java}
  for home in "$found" /usr/lib/jvm/* /usr/local/lib/jvm/* /opt/java/* /opt/jdk* "${HOME-}"/.sdkman/candidates/java/* \
    "${HOME-}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    java_version "$home"
    if [ "$version" -ge "$required_java" ]; then
      java=$home/bin/java
      return 0
    fi
  done
  echo "Sandbox Console needs Java $required_java or newer, and none was found here." >&2
  echo "Install it (Temurin $required_java, for example) and set JAVA_HOME to its folder." >&2
  return 1
}

# Prints which jars lie where: the libraries with their sizes, and the end of our own, where a jar has a checksum of each
# class.
jars() {
  echo "$home"
  wc -c "$home"/lib/*.jar
  tail -c 1000000 "$home/sandbox-console.jar" | cksum
}

# Returns whether what was made from jars was made from those that are here now.
same_jars() {
  [ -f "$home/jars.txt" ] && [ "$(jars)" = "$(<"$home/jars.txt")" ]
}

# Adds to options what makes the JVM use the cache in file $1, if there is one. Ask same_jars before: JVMs do not look at
# the jars in version 25 (JDK-8377932), and would run the classes that the cache has. One that the cache does not fit
# for other reasons starts without it, and is not asked to complain.
use_cache() {
  [ -f "$1" ] || return 0
  options+=("-XX:AOTCache=$1" -Xlog:aot=off)
}

find_java
