package io.sandboxconsole.console.overview;

import static io.sandboxconsole.console.component.Words.say;

import io.sandboxconsole.sandbox.SandboxFilter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The steps of a histogram over an amount of time, one after the other and without a gap.
record Steps(List<Step> steps) {

    Steps {
        steps = List.copyOf(steps);
    }

    /// From one amount, included, to another; absent where it has no end.
    record Step(@Nullable Duration from, @Nullable Duration to, SandboxFilter filter) {

        /// `1 h – 6 h`
        String words() {
            if (from == null) {
                return to == null ? "" : say("overview.less", amount(to));
            }
            return to == null ? say("overview.more", amount(from)) : say("overview.between", amount(from), amount(to));
        }

        /// Where the step begins, in few letters.
        String foot() {
            return from == null ? words() : say("overview.from", amount(from));
        }

        private static String amount(Duration amount) {
            return amount.toHours() < 24
                    ? say("overview.hours", amount.toHours())
                    : say("overview.days", amount.toDays());
        }
    }

    /// How long ago a sandbox was created.
    static Steps ages(Duration... edges) {
        return new Steps(between("age", List.of(edges), ""));
    }

    /// How long a sandbox still has; what is overdue is not among them.
    static Steps timesLeft(Duration... edges) {
        return new Steps(between("expires", List.of(edges), "expires:>=0s"));
    }

    Stream<SandboxFilter> filters() {
        return steps.stream().map(Step::filter);
    }

    private static List<Step> between(String field, List<Duration> edges, String least) {
        List<Step> steps = new ArrayList<>();
        String above = least;
        Duration from = null;
        for (Duration edge : edges) {
            steps.add(step(from, edge, "%s %s:<%dh".formatted(above, field, edge.toHours())));
            above = "%s:>=%dh".formatted(field, edge.toHours());
            from = edge;
        }
        steps.add(step(from, null, above));
        return steps;
    }

    private static Step step(@Nullable Duration from, @Nullable Duration to, String filter) {
        return new Step(from, to, SandboxFilter.parse(filter));
    }
}
