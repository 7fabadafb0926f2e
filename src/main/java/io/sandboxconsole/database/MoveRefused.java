package io.sandboxconsole.database;

/// Reports that a database was not moved, and why, in a sentence for people. The target is as before.
public final class MoveRefused extends RuntimeException {

    MoveRefused(String sentence) {
        super(sentence);
    }

    MoveRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
