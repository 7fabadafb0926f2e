package io.sandboxconsole.audit.format;

/// Reports a version of the format that this program does not know: a newer one does.
public final class UnknownVersion extends RuntimeException {

    public UnknownVersion(String thing, long version) {
        super("%s has version %d of the format, and this program knows version %d only. Use a newer one."
                .formatted(thing, version, Row.VERSION));
    }
}
