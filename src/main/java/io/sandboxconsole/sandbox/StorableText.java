package io.sandboxconsole.sandbox;

/// Shortens a name to the width of every name column, and replaces the character that no database accepts. Applies to
/// the names of people, keys and engines.
public final class StorableText {

    /// Characters of up to two `char` values each, and the ellipsis.
    private static final int MAXIMUM_NAME = 127;

    private StorableText() {}

    public static String of(String name) {
        String clean = name.replace('\0', ' ');
        return clean.codePointCount(0, clean.length()) <= MAXIMUM_NAME
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, MAXIMUM_NAME)) + "…";
    }
}
