package io.sandboxconsole.audit.verification;

import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.Field;
import io.sandboxconsole.audit.format.Row;
import io.sandboxconsole.audit.format.RowHasher;
import io.sandboxconsole.audit.verification.Line.HashedRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Explains rows whose values are not those that were hashed: such a row was edited, or it once had another number,
/// because rows were deleted, inserted or exchanged and others renumbered to hide it.
final class Displacements {

    /// How far away the earlier number is looked for.
    private static final int FARTHEST = 1_000;

    /// How many rows it is looked for, and how many edited ones are compared with each other.
    private static final int MOST_SEARCHES = 100;

    private final RowHasher hasher = new RowHasher();

    private final List<Run> runs = new ArrayList<>();

    private final List<HashedRow> edited = new ArrayList<>();

    private final List<Long> moreEdited = new ArrayList<>();

    private int searches;

    /// Neighbouring rows whose earlier numbers are all as far away.
    private static final class Run {

        private final long first;

        private final long distance;

        private long last;

        Run(long first, long distance) {
            this.first = first;
            this.last = first;
            this.distance = distance;
        }

        boolean held(long number) {
            return number >= first + distance && number <= last + distance;
        }

        boolean stands(long number) {
            return number >= first && number <= last;
        }
    }

    /// Takes such a row; returns whether it once had another number.
    boolean add(HashedRow row) {
        long number = row.number();
        Run latest = runs.isEmpty() ? null : runs.getLast();
        if (latest != null && had(row, number + latest.distance)) {
            if (latest.last == number - 1) {
                latest.last = number;
            } else {
                runs.add(new Run(number, latest.distance));
            }
            return true;
        }
        long distance = searches < MOST_SEARCHES ? distance(row) : 0;
        if (distance != 0) {
            runs.add(new Run(number, distance));
        } else if (edited.size() < MOST_SEARCHES) {
            edited.add(row);
        } else {
            moreEdited.add(number);
        }
        return distance != 0;
    }

    /// Returns the number that the row `last`, at the end of the trail, once had.
    long earlierNumber(long last) {
        Run latest = runs.isEmpty() ? null : runs.getLast();
        return latest != null && latest.last == last ? last + latest.distance : last;
    }

    private long distance(HashedRow row) {
        searches++;
        for (long distance = 1; distance <= FARTHEST; distance++) {
            if (had(row, row.number() + distance)) {
                return distance;
            }
            if (had(row, row.number() - distance)) {
                return -distance;
            }
        }
        return 0;
    }

    /// Returns whether the row is as it was stored under another number.
    private boolean had(HashedRow row, long number) {
        return number > 0
                && hash(row.exported().row(), number).equals(row.exported().rowHash());
    }

    private Bytes hash(Row row, long number) {
        return hasher.hash(row.with(Field.NUMBER, number));
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Set<Run> exchanged = new HashSet<>();
        for (Run run : runs) {
            if (isExchanged(run)) {
                exchanged.add(run);
            }
        }
        if (!exchanged.isEmpty()) {
            long first = exchanged.stream().mapToLong(run -> run.first).min().orElseThrow();
            long last = exchanged.stream().mapToLong(run -> run.last).max().orElseThrow();
            findings.add(new Finding(Attack.REORDER, first, last, "They once had each other’s numbers."));
        }
        long before = 0;
        for (Run run : runs) {
            if (!exchanged.contains(run)) {
                addShift(run, run.distance - before, findings);
                before = run.distance;
            }
        }
        addEdits(findings);
        return findings;
    }

    /// Returns whether other rows stand where the rows of `run` stood, and came from there.
    private boolean isExchanged(Run run) {
        for (long number = run.first; number <= run.last; number++) {
            long earlier = number + run.distance;
            if (runs.stream().noneMatch(other -> other != run && other.stands(earlier))) {
                return false;
            }
        }
        long first = run.first;
        return runs.stream().anyMatch(other -> other != run && other.held(first));
    }

    private static void addShift(Run run, long more, List<Finding> findings) {
        if (more > 0) {
            long first = run.first + run.distance - more;
            findings.add(new Finding(
                    Attack.DELETE,
                    first,
                    first + more - 1,
                    "The rows from %d on once had higher numbers, by %d.".formatted(run.first, more)));
        } else if (more < 0) {
            findings.add(new Finding(
                    Attack.INSERT,
                    run.first + more,
                    run.first - 1,
                    "The rows from %d on once had lower numbers, by %d.".formatted(run.first, -more)));
        }
    }

    private void addEdits(List<Finding> findings) {
        Set<Long> exchanged = new HashSet<>();
        for (HashedRow row : edited) {
            HashedRow other = counterpart(row);
            if (other != null && row.number() < other.number()) {
                exchanged.add(row.number());
                exchanged.add(other.number());
                findings.add(new Finding(
                        Attack.REORDER,
                        row.number(),
                        other.number(),
                        "The first and the last have each other’s values."));
            }
        }
        edited.stream()
                .map(HashedRow::number)
                .filter(number -> !exchanged.contains(number))
                .forEach(number -> addEdit(number, findings));
        moreEdited.forEach(number -> addEdit(number, findings));
    }

    private static void addEdit(long number, List<Finding> findings) {
        findings.add(Finding.at(Attack.EDIT, number, "Its values are not those that were hashed."));
    }

    /// Returns the row that has the values of this one, if this one has its.
    private @Nullable HashedRow counterpart(HashedRow row) {
        return edited.stream()
                .filter(other -> other.number() != row.number() && holds(row, other) && holds(other, row))
                .findFirst()
                .orElse(null);
    }

    /// Returns whether `row` has the values under which `other` was hashed, or once had its number.
    private boolean holds(HashedRow row, HashedRow other) {
        Bytes hash = hash(row.exported().row(), other.number());
        return hash.equals(other.exported().rowHash())
                || hash.equals(row.exported().rowHash());
    }
}
