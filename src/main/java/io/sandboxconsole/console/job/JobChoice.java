package io.sandboxconsole.console.job;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.bulk.JobState;
import io.sandboxconsole.console.bulk.BulkText;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// The jobs that the list shows. The words stand in its address.
enum JobChoice {
    ALL,
    OPEN,
    ENDED;

    /// None for all.
    Set<JobState> states() {
        return switch (this) {
            case ALL -> Set.of();
            case OPEN -> Set.of(JobState.WAITING, JobState.RUNNING, JobState.PAUSED);
            case ENDED -> Set.of(JobState.DONE, JobState.CANCELLED);
        };
    }

    String label() {
        return switch (this) {
            case ALL -> text("bulk.jobs.all");
            case OPEN -> text("bulk.jobs.open");
            case ENDED -> text("bulk.jobs.ended");
        };
    }

    String word() {
        return BulkText.word(this);
    }

    static Optional<JobChoice> named(String word) {
        return Arrays.stream(values())
                .filter(choice -> choice.word().equals(word))
                .findFirst();
    }
}
