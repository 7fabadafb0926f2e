package io.sandboxconsole.apikey;

import io.sandboxconsole.sandbox.KeyDetails;
import io.sandboxconsole.sandbox.KeyNames;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the database said about keys within the last seconds. A change on this node shows at once, one on another node
/// within [#FRESH]. Safe for use by several threads.
@Component
class KnownKeys implements KeyNames {

    static final Duration FRESH = Duration.ofSeconds(5);

    /// Whoever guesses values must not fill the memory.
    private static final int CAPACITY = 10_000;

    private final KeyRows rows;

    private final Clock clock;

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    private final AtomicLong changes = new AtomicLong();

    private volatile @Nullable Names names;

    KnownKeys(KeyRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    Optional<KeyRow> byLookup(String lookup) {
        var now = clock.instant();
        @Nullable Answer known = answers.get(lookup);
        if (known != null && known.change() == changes.get() && fresh(known.at(), now)) {
            return known.row();
        }
        // Counted before the question: an answer that a change has overtaken is not believed again.
        long change = changes.get();
        var row = rows.byLookup(lookup);
        if (answers.size() >= CAPACITY) {
            answers.clear();
        }
        answers.put(lookup, new Answer(row, now, change));
        return row;
    }

    @Override
    public Map<String, KeyDetails> byId() {
        var now = clock.instant();
        @Nullable Names known = names;
        if (known != null && known.change() == changes.get() && fresh(known.at(), now)) {
            return known.byId();
        }
        long change = changes.get();
        var read = new Names(rows.details(), now, change);
        names = read;
        return read.byId();
    }

    /// Something about the keys was just changed here.
    void changed() {
        changes.incrementAndGet();
    }

    private static boolean fresh(Instant at, Instant now) {
        return now.isBefore(at.plus(FRESH));
    }

    private record Answer(Optional<KeyRow> row, Instant at, long change) {}

    private record Names(Map<String, KeyDetails> byId, Instant at, long change) {}
}
