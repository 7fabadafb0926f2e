package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.console.component.StateText;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.SandboxState.Kind;

/// Labels of the values of facets.
final class FacetLabels {

    /// The value for the sandboxes that have none.
    static final String NONE = "none";

    private FacetLabels() {}

    static String of(String field, String value) {
        return switch (field) {
            case "state" -> Kind.named(value).map(StateText::of).orElse(value);
            case "team" -> value.equals(NONE) ? text("filter.no-team") : SafeText.line(value);
            case "image" -> value.equals(NONE) ? text("filter.no-image") : SafeText.line(value);
            case "region", "machine" -> value.equals(NONE) ? text("filter.not-told") : SafeText.line(value);
            case "lease" -> lease(value);
            default -> value.isEmpty() ? text("filter.empty-value") : SafeText.line(value);
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
