package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import io.sandboxconsole.console.component.StateWord;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.words.SafeText;

/// How people read what a filter writes as a value of a facet.
final class FacetLabels {

    /// What a filter calls the sandboxes without any value.
    static final String NONE = "none";

    private FacetLabels() {}

    static String of(String field, String value) {
        return switch (field) {
            case "state" -> Kind.named(value).map(StateWord::of).orElse(value);
            case "team" -> value.equals(NONE) ? say("filter.no-team") : SafeText.line(value);
            case "image" -> value.equals(NONE) ? say("filter.no-image") : SafeText.line(value);
            case "region", "machine" -> value.equals(NONE) ? say("filter.not-told") : SafeText.line(value);
            case "lease" -> lease(value);
            default -> value.isEmpty() ? say("filter.empty-value") : SafeText.line(value);
        };
    }

    private static String lease(String value) {
        return switch (value) {
            case "direct" -> say("filter.lease.direct");
            case "brokered" -> say("filter.lease.brokered");
            case "builder" -> say("filter.lease.builder");
            case "damaged" -> say("filter.lease.damaged");
            case "ambiguous" -> say("filter.lease.ambiguous");
            case "overdue" -> say("filter.lease.overdue");
            case "kept" -> say("filter.lease.kept");
            case NONE -> say("filter.lease.none");
            default -> SafeText.line(value);
        };
    }
}
