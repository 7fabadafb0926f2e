package io.sandboxconsole.console.overview;

import static io.sandboxconsole.console.component.Texts.text;
import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import io.sandboxconsole.console.past.PastAddress;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A count with the address of the list that shows the counted items.
///
/// @param label the counted items, in the person's language
/// @param address absent where the text of the filter would be longer than a filter may be
public record CountLink(String label, int count, @Nullable String address) {

    /// Counts the sandboxes that match `filter`.
    static CountLink of(SandboxFilter filter, String label, int count) {
        var query = filter.isEverything() ? QueryParameters.empty() : QueryParameters.of("filter", filter.toString());
        return new CountLink(label, count, new Location("sandboxes", query).getPathWithQueryParameters());
    }

    /// Counts the sandboxes with one of `values` for `field`.
    static CountLink choosing(String field, Set<String> values, String label, int count) {
        return written(field, values, "")
                .map(filter -> of(filter, label, count))
                .orElseGet(() -> new CountLink(label, count, null));
    }

    /// Counts the sandboxes with none of `values` for `field`.
    static CountLink leavingOut(String field, Set<String> values, String label, int count) {
        return written(field, values, "-")
                .map(filter -> of(filter, label, count))
                .orElseGet(() -> new CountLink(label, count, null));
    }

    /// The same count, with the list as of `at`.
    CountLink asOf(Instant at) {
        String sign = address == null || !address.contains("?") ? "?" : "&";
        return address == null
                ? this
                : new CountLink(
                        label,
                        count,
                        address + sign + "%s=%s".formatted(PastAddress.NAME, encode(at.toString(), UTF_8)));
    }

    /// The label and the number in one sentence, for screen readers.
    String sentence() {
        return text("overview.mark", label, count);
    }

    /// Empty for no values, and for values too long for a filter.
    private static Optional<SandboxFilter> written(String field, Set<String> values, String sign) {
        try {
            return values.isEmpty()
                    ? Optional.empty()
                    : Optional.of(SandboxFilter.parse(sign + SandboxFilter.EVERYTHING.with(field, values)));
        } catch (IllegalArgumentException unwritable) {
            return Optional.empty();
        }
    }
}
