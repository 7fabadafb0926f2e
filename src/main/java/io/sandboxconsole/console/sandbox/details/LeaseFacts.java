package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.DurationText;
import io.sandboxconsole.console.component.Facts;
import io.sandboxconsole.console.component.StateText;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.Lease;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.lease.LeaseDeadline;
import io.sandboxconsole.sandbox.lease.LeaseReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Facts from the labels of a lease. They are claims: any user who may label the sandbox can write them.
final class LeaseFacts {

    private final Facts facts = new Facts();

    private final Lease lease;

    private LeaseFacts(Lease lease) {
        this.lease = lease;
    }

    static Facts of(Sandbox sandbox, LeaseReport report) {
        var lines = new LeaseFacts(report.lease());
        lines.identity();
        lines.states(sandbox);
        lines.length(text("details.lease.idle-for"), report.idleFor());
        lines.deadline(report.deadline());
        lines.limits();
        return lines.facts;
    }

    private void identity() {
        facts.withCopy(text("details.lease.id"), Objects.requireNonNullElse(lease.id(), ""))
                .withCopy(text("details.lease.slug"), Objects.requireNonNullElse(lease.slug(), ""));
        if (lease.valid()) {
            String owner = lease.owner() == null ? text("details.lease.owner-unknown") : lease.owner();
            facts.withText(text("details.lease.owner"), owner)
                    .withText(
                            text("details.lease.keep"),
                            lease.keep() ? text("details.lease.yes") : text("details.lease.no"));
        }
    }

    /// The leasing tool's state beside the engine's; omitted for brokered leases, whose coordinator does not update the
    /// labels.
    private void states(Sandbox sandbox) {
        if (lease.state() != null && lease.kind() != Lease.Kind.BROKERED) {
            String engine = StateText.inSentence(sandbox.state());
            facts.withText(text("details.lease.state"), text("details.lease.states", lease.state(), engine));
        }
        moment(text("details.lease.created"), lease.createdAt(), Show.AGO);
        moment(text("details.lease.touched"), lease.touchedAt(), Show.AGO);
    }

    private void deadline(LeaseDeadline deadline) {
        String label = text(deadline.label());
        boolean past = switch (deadline.kind()) {
            case OVERDUE, PASSED, PASSED_IN_USE -> true;
            case AHEAD, INITIAL, UNREADABLE, UNSTATED -> false;
        };
        if (deadline.at() == null) {
            facts.withText(label, Objects.requireNonNullElse(deadline.raw(), "–"));
        } else {
            moment(label, deadline.at(), past ? Show.AGO : Show.UNTIL);
        }
    }

    private void limits() {
        length(text("details.lease.lifetime"), lease.lifetime());
        length(text("details.lease.idle-timeout"), lease.idle());
        facts.withText(text("details.lease.pond"), lease.pond())
                .withText(text("details.lease.capabilities"), String.join(", ", new TreeSet<>(lease.capabilities())))
                .withText(text("details.lease.ports"), lease.ports())
                .withText(text("details.lease.work-root"), lease.workRoot());
        new TreeMap<>(lease.unreadable())
                .forEach((label, text) -> facts.withText(text("details.lease.unreadable", SafeText.line(label)), text));
    }

    private void length(String name, @Nullable Duration length) {
        facts.withText(name, length == null ? null : DurationText.format(length));
    }

    private void moment(String name, @Nullable Instant moment, Show show) {
        if (moment != null) {
            var full = new TimeText(moment, Show.FULL);
            full.addClassName("full-time");
            facts.with(name, new Span(new TimeText(moment, show), full));
        }
    }
}
