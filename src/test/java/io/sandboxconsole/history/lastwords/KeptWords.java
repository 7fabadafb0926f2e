package io.sandboxconsole.history.lastwords;

import io.sandboxconsole.access.Guard;
import io.sandboxconsole.history.lastwords.LastWords.Words;
import io.sandboxconsole.sandbox.SandboxId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes last words as the reader does.
public final class KeptWords {

    private final LastWordsRepository repository;

    public KeptWords(JdbcClient jdbc) {
        this.repository = new LastWordsRepository(jdbc);
    }

    /// Keeps the last words of a sandbox.
    public void write(SandboxId id, Words words) {
        repository.write(id, words);
    }

    /// Returns what reads them for people.
    public LastWords lastWords(Guard guard) {
        return new LastWords(repository, guard);
    }
}
