package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.console.component.StateText;
import io.sandboxconsole.console.sandbox.timeline.EndText;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.End.Cause;
import io.sandboxconsole.sandbox.SandboxState.Kind;

/// Labels of the values of facets.
final class FacetLabels {

    /// The value for the sandboxes that have none.
    static final String NONE = "none";

    /// The value that stands for the current user.
    static final String ME = "me";

    /// What the fields of metadata values begin with.
    static final String LABEL_PREFIX = "label.";

    private FacetLabels() {}

    /// The name of `field`.
    static String field(String field) {
        return switch (field) {
            case "state" -> text("filter.facet.state");
            case "creator" -> text("filter.facet.creator");
            case "team" -> text("filter.facet.team");
            case "owner" -> text("filter.facet.owner");
            case "connection" -> text("filter.facet.connection");
            case "image" -> text("filter.facet.image");
            case "name" -> text("filter.facet.name");
            case "id" -> text("filter.facet.id");
            case "age" -> text("filter.facet.age");
            case "created" -> text("filter.facet.created");
            case "expires" -> text("filter.facet.expires");
            case "activity" -> text("filter.facet.activity");
            case "region" -> text("filter.facet.region");
            case "machine" -> text("filter.facet.machine");
            case "lease" -> text("filter.facet.lease");
            case "cleanup" -> text("filter.facet.cleanup");
            case "locked" -> text("filter.facet.locked");
            case "ended" -> text("filter.facet.ended");
            case "cause" -> text("filter.facet.cause");
            case "reason" -> text("filter.facet.reason");
            case "lived" -> text("filter.facet.lived");
            case "alive" -> text("filter.facet.alive");
            default -> text("filter.facet.labels");
        };
    }

    static String of(String field, String value) {
        return switch (field) {
            case "state" -> Kind.named(value).map(StateText::of).orElse(value);
            case "team" -> value.equals(NONE) ? text("filter.no-team") : SafeText.line(value);
            case "image" -> value.equals(NONE) ? text("filter.no-image") : SafeText.line(value);
            case "reason" -> value.equals(NONE) ? text("failure.no-reason") : SafeText.line(value);
            case "region", "machine" -> value.equals(NONE) ? text("filter.not-told") : SafeText.line(value);
            case "lease" -> lease(value);
            case "cause" -> cause(value);
            case "ended", "locked" -> ended(value);
            case "cleanup" -> cleanup(value);
            case "age" -> TimeFacet.AGE.label(value);
            case "expires" -> TimeFacet.EXPIRES.label(value);
            case "lived" -> TimeFacet.LIVED.label(value);
            case "activity" -> activity(value);
            default -> value.isEmpty() ? text("filter.empty-value") : SafeText.line(value);
        };
    }

    private static String cause(String value) {
        return switch (value) {
            case "deleted" -> text("history.cause.deleted");
            case NONE -> text("history.live");
            default -> Cause.named(value).map(EndText::of).orElseGet(() -> SafeText.line(value));
        };
    }

    private static String ended(String value) {
        return switch (value) {
            case "yes" -> text("history.field.yes");
            case "no" -> text("history.field.no");
            default -> SafeText.line(value);
        };
    }

    private static String activity(String time) {
        return switch (time) {
            case "<1h" -> text("filter.used-within.hour");
            case ">1h" -> text("filter.idle.hour");
            case ">1d" -> text("filter.idle.day");
            default -> time;
        };
    }

    private static String cleanup(String value) {
        return switch (value) {
            case "delete" -> text("filter.cleanup.delete");
            case "skip" -> text("filter.cleanup.skip");
            default -> SafeText.line(value);
        };
    }

    private static String lease(String value) {
        return switch (value) {
            case "direct" -> text("filter.lease.direct");
            case "brokered" -> text("filter.lease.brokered");
            case "builder" -> text("filter.lease.builder");
            case "damaged" -> text("filter.lease.damaged");
            case "ambiguous" -> text("filter.lease.ambiguous");
            case "overdue" -> text("filter.lease.overdue");
            case "kept" -> text("filter.lease.kept");
            case NONE -> text("filter.lease.none");
            default -> SafeText.line(value);
        };
    }
}
