package io.sandboxconsole.console.job;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.bulk.JobState;
import io.sandboxconsole.console.bulk.BulkText;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The jobs that the list shows. The words stand in its address.
enum JobChoice {
    ALL(EnumSet.noneOf(JobState.class)),
    OPEN(EnumSet.of(JobState.WAITING, JobState.RUNNING, JobState.PAUSED)),
    ENDED(EnumSet.of(JobState.DONE, JobState.CANCELLED));

    private final Set<JobState> states;

    JobChoice(Set<JobState> states) {
        this.states = states;
    }

    /// None for all.
    Set<JobState> states() {
        return states;
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
