package io.sandboxconsole.gateway.api.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a list.
///
/// @param items the rows of this page
/// @param next the cursor of the next page, for the parameter `cursor`; null on the last page
/// @param total the number of rows on all pages
/// @param totalIsMinimum whether there may be more than `total`, because counting stopped there
/// @param asOf the instant of the past that the list is about; left out of the present
/// @param dataAge how old what is known of each connection is; left out where it does not apply
/// @param notes what is not known of the time of `asOf`; left out where nothing is missing
public record Page<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next,
        long total,
        boolean totalIsMinimum,
        @Nullable Instant asOf,
        @Nullable List<DataAge> dataAge,
        @Nullable List<String> notes) {

    public Page {
        items = List.copyOf(items);
    }

    /// A page of the present, of which all rows are counted.
    public static <T> Page<T> of(List<T> items, @Nullable String next, long total) {
        return new Page<>(items, next, total, false, null, null, null);
    }

    /// A list that is complete on one page.
    public static <T> Page<T> whole(List<T> items) {
        return of(items, null, items.size());
    }

    /// How old the rows of a connection are.
    ///
    /// @param connection the id of the connection
    /// @param status `up`, `starting`, `unreachable`, `credentials-rejected`, `misconfigured`, `rate-limited` or
    /// `suspicious`
    /// @param listedAt when the engine was asked for the rows; left out before the first answer
    /// @param age how long ago that was
    /// @param current whether the rows are as young as the console promises
    /// @param message the state of the connection as a sentence
    public record DataAge(
            String connection,
            String status,
            @Nullable Instant listedAt,
            @Nullable Duration age,
            boolean current,
            String message) {}
}
