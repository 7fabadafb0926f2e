package io.sandboxconsole.sandbox.filter;

import java.util.List;

/// One term of a filter, taken apart.
///
/// @param text the term's canonical text
/// @param field the field, such as `state`, `label.purpose`, or `label` for the presence of keys; empty for a free text
/// @param values the values of the field as text; for a time its condition, such as `>3d` or `never`
public record FilterPart(String text, boolean negated, String field, List<String> values) {

    public FilterPart {
        values = List.copyOf(values);
    }
}
