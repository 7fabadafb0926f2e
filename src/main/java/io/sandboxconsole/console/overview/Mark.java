package io.sandboxconsole.console.overview;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import io.sandboxconsole.sandbox.SandboxFilter;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A number with the filter whose list shows what it counts.
///
/// @param label what is counted, in the person's language
/// @param filter absent where the text of the filter would be longer than a filter may be
record Mark(String label, int count, @Nullable SandboxFilter filter) {

    /// What has one of `values` for `field`.
    static Mark choosing(String field, Set<String> values, String label, int count) {
        return new Mark(label, count, filter(field, values, ""));
    }

    /// What has none of `values` for `field`.
    static Mark leavingOut(String field, Set<String> values, String label, int count) {
        return new Mark(label, count, filter(field, values, "-"));
    }

    /// Where the list is.
    Optional<String> address() {
        return Optional.ofNullable(filter).map(wanted -> {
            var query =
                    wanted.isEverything() ? QueryParameters.empty() : QueryParameters.of("filter", wanted.toString());
            return new Location("sandboxes", query).getPathWithQueryParameters();
        });
    }

    /// The label and the number in one sentence, for those who do not see where it stands.
    String sentence() {
        return say("overview.mark", label, count);
    }

    /// No filter for no values, nor for values that are too long for one.
    private static @Nullable SandboxFilter filter(String field, Set<String> values, String sign) {
        try {
            return values.isEmpty() ? null : SandboxFilter.parse(sign + SandboxFilter.EVERYTHING.with(field, values));
        } catch (IllegalArgumentException unwritable) {
            return null;
        }
    }
}
