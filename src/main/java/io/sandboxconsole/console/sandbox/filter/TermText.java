package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.filter.FilterPart;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Puts the terms of filters into words: `Created by: Staging-CI (Deleted)` for `creator:df4facc1`.
///
/// @param creators the names of the creators, by their spelling in the filter
record TermText(Map<String, String> creators) {

    TermText {
        creators = Map.copyOf(creators);
    }

    /// The whole filter in words.
    String of(SandboxFilter filter) {
        return filter.parts().stream().map(this::of).collect(Collectors.joining(" · "));
    }

    String of(FilterPart part) {
        String values = String.join(", ", values(part));
        return part.field().isEmpty() ? values : text("filter.term", FacetLabels.field(part.field()), values);
    }

    /// The values of a term, each with its “not” where the term leaves them out.
    List<String> values(FilterPart part) {
        return part.values().stream()
                .map(value -> value(part.field(), value))
                .map(value -> part.negated() ? text("filter.not", value) : value)
                .toList();
    }

    private String value(String field, String value) {
        if (field.isEmpty()) {
            return text("filter.text-term", SafeText.line(value));
        }
        if (field.equals("creator")) {
            return creators.getOrDefault(value, SafeText.line(value));
        }
        String label = FacetLabels.of(field, value);
        return field.startsWith(FacetLabels.LABEL_PREFIX)
                ? SafeText.line(field.substring(FacetLabels.LABEL_PREFIX.length())) + "=" + label
                : label;
    }
}
