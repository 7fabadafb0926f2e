package io.sandboxconsole.sandbox;

/// Shortens a name to what every column for names takes, and replaces the character that no database takes. Used by all
/// that write names of people, keys and engines.
public final class StorableText {

    /// Characters of up to two halves each, and the ellipsis.
    private static final int MAXIMUM_NAME = 127;

    private StorableText() {}

    public static String of(String name) {
        String clean = name.replace('\0', ' ');
        return clean.codePointCount(0, clean.length()) <= MAXIMUM_NAME
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, MAXIMUM_NAME)) + "…";
    }
}
