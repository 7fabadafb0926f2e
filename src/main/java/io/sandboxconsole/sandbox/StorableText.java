package io.sandboxconsole.sandbox;

import io.sandboxconsole.i18n.WholeText;

/// Shortens a name to the width of every name column, and replaces what no database accepts. Applies to the names of
/// people, keys and engines.
public final class StorableText {

    /// Characters of up to two `char` values each, and the ellipsis.
    private static final int MAXIMUM_NAME = 127;

    private StorableText() {}

    public static String of(String name) {
        String clean = WholeText.of(name);
        return clean.codePointCount(0, clean.length()) <= MAXIMUM_NAME
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, MAXIMUM_NAME)) + "…";
    }
}
