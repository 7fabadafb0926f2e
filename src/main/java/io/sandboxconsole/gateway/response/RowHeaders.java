package io.sandboxconsole.gateway.response;

import io.sandboxconsole.access.RecordedRows;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Tells in the answer to a change where the trail has it: number and hash of its row, by which a receipt is found.
public final class RowHeaders {

    static final String ROW = "Sandbox-Audit-Row";

    static final String HASH = "Sandbox-Audit-Hash";

    /// Their names; an engine's answer must not bring its own.
    public static final List<String> NAMES = List.of(ROW, HASH);

    private RowHeaders() {}

    /// Returns the headers that a response has already.
    static Map<String, String> of(HttpServletResponse response) {
        return NAMES.stream()
                .filter(response::containsHeader)
                .collect(Collectors.toMap(name -> name, response::getHeader));
    }

    /// Sets the headers if a row was written and the response has not begun.
    public static void put(HttpServletResponse response, RecordedRows rows) {
        if (!response.isCommitted()) {
            rows.last().ifPresent(place -> {
                response.setHeader(ROW, String.valueOf(place.number()));
                response.setHeader(HASH, place.hash());
            });
        }
    }
}
