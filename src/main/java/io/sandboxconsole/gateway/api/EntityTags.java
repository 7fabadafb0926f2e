package io.sandboxconsole.gateway.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes and compares entity tags. The age of data plays no part: it changes every second. That of a thing that can
/// be changed begins with its version, which `If-Match` compares.
public final class EntityTags {

    private static final int DIGEST_BYTES = 12;

    private EntityTags() {}

    /// Returns the tag of an answer.
    static String of(@Nullable String version, JsonNode answer) {
        JsonNode lasting = answer;
        if (answer instanceof ObjectNode object) {
            ObjectNode rest = object.objectNode();
            object.propertyStream()
                    .filter(member -> !member.getKey().equals("dataAge"))
                    .forEach(member -> rest.set(member.getKey(), member.getValue()));
            lasting = rest;
        }
        String digest = digest(ApiJson.MAPPER.writeValueAsBytes(lasting));
        return "\"" + (version == null ? "" : version + ".") + digest + "\"";
    }

    /// Returns whether a header `If-None-Match` names the tag.
    static boolean matches(@Nullable String header, String tag) {
        return header != null
                && Arrays.stream(header.split(","))
                        .map(String::strip)
                        .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                        .anyMatch(one -> one.equals("*") || one.equals(tag));
    }

    /// Requires that a header `If-Match`, where it was sent, names the present version.
    ///
    /// @param what was to be changed, as a sentence begins
    /// @throws ApiProblem if it names only others
    public static void require(@Nullable String header, String version, String what) {
        if (header == null) {
            return;
        }
        boolean same = Arrays.stream(header.split(","))
                .map(String::strip)
                .anyMatch(one ->
                        one.equals("*") || one.equals("\"" + version + "\"") || one.startsWith("\"" + version + "."));
        if (!same) {
            throw new ApiProblem(
                            ProblemType.CHANGED_MEANWHILE,
                            "%s has changed since you read it. Read it again, and decide anew.".formatted(what))
                    .field("If-Match");
        }
    }

    /// Returns the digest of bytes, short and fit for a header.
    public static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}
