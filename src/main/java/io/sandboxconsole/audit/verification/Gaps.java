package io.sandboxconsole.audit.verification;

import java.util.ArrayList;
import java.util.List;

/// The numbers that are missing between those of two rows, and those that come later after all.
final class Gaps {

    private final List<Gap> gaps = new ArrayList<>();

    private static final class Gap {

        private final long first;

        private final long last;

        private long came;

        private long lastPlace;

        Gap(long first, long last) {
            this.first = first;
            this.last = last;
            this.lastPlace = last;
        }
    }

    void open(long first, long last) {
        gaps.add(new Gap(first, last));
    }

    /// Notes a row that comes after a row with a higher number; returns whether it was missing.
    boolean fill(long number, long highest) {
        for (Gap gap : gaps) {
            if (number >= gap.first && number <= gap.last) {
                gap.came++;
                gap.lastPlace = Math.max(gap.lastPlace, highest);
                return true;
            }
        }
        return false;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (Gap gap : gaps) {
            if (gap.came == 0) {
                findings.add(new Finding(Attack.DELETE, gap.first, gap.last, "Their numbers are missing."));
            } else {
                findings.add(new Finding(
                        Attack.REORDER, gap.first, gap.lastPlace, "They do not stand in the order of their numbers."));
                if (gap.came < gap.last - gap.first + 1) {
                    findings.add(new Finding(Attack.DELETE, gap.first, gap.last, "Some of their numbers are missing."));
                }
            }
        }
        return findings;
    }
}
