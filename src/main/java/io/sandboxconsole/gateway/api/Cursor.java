package io.sandboxconsole.gateway.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Writes and reads cursors: the place of the last row of a page, and of which list it is. A cursor says nothing
/// that its reader has not seen, and grants nothing.
public final class Cursor {

    private static final int DIGEST_BYTES = 6;

    private Cursor() {}

    /// Writes the cursor behind a row.
    ///
    /// @param list all that tells this list from others: filter, order, instant
    /// @param place the values by which the list is sorted, of the row
    public static String of(String list, List<@Nullable String> place) {
        List<@Nullable String> parts = new ArrayList<>();
        parts.add(digest(list));
        parts.addAll(place);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ApiJson.MAPPER.writeValueAsBytes(parts));
    }

    /// Reads a cursor.
    ///
    /// @param size the number of values
    /// @throws ApiProblem if it is none, or of another list
    public static List<@Nullable String> read(String cursor, String list, int size) {
        @Nullable String[] parts;
        try {
            parts = ApiJson.MAPPER.readValue(Base64.getUrlDecoder().decode(cursor), String[].class);
        } catch (IllegalArgumentException | JacksonException unreadable) {
            throw invalid();
        }
        if (parts.length != size + 1 || !digest(list).equals(parts[0])) {
            throw invalid();
        }
        List<@Nullable String> place = new ArrayList<>(Arrays.asList(parts).subList(1, parts.length));
        return place;
    }

    /// Returns the problem with a cursor whose values make no place.
    public static ApiProblem invalid() {
        return new ApiProblem(
                        ProblemType.INVALID_CURSOR,
                        "The cursor belongs to no page of this list. Send it with the same filter, sort and asOf as before, or begin again without it.")
                .field("cursor");
    }

    private static String digest(String list) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(list.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}
