package io.sandboxconsole.gateway.api.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the audit trail tells.
public interface TrailAnswers {

    /// A row of the trail. An attempt leaves two with one `operation`: its intent and its outcome.
    ///
    /// @param number its place; a higher one was written later
    /// @param at when it happened
    /// @param operation the attempt or event that it belongs to
    /// @param phase `intent`, `outcome` or `event`
    /// @param actor who did it
    /// @param action such as `delete`
    /// @param target what it was done to
    /// @param result `succeeded`, `denied`, `failed` or `unclear`; left out in an intent
    /// @param code a stable word about the result, such as the missing permission; may be empty
    /// @param detail a sentence about it; may be empty
    /// @param engineRequest the engine's id of the request
    /// @param request the console's id of the request
    /// @param caller the kind of program that called
    /// @param userAgent the name by which the program called itself
    /// @param parent the operation that this one is a part of
    /// @param job the job in which it was done
    /// @param onBehalfOf the person for whom a personal key did it
    /// @param reason as it was given
    /// @param changes the values that it replaced, without secrets
    /// @param redacted the parts that were redacted, and read as empty
    record TrailRow(
            long number,
            Instant at,
            String operation,
            String phase,
            TrailActor actor,
            String action,
            @Nullable TrailTarget target,
            @Nullable String result,
            @Nullable String code,
            @Nullable String detail,
            @Nullable String engineRequest,
            @Nullable String request,
            @Nullable String caller,
            @Nullable String userAgent,
            @Nullable String parent,
            @Nullable String job,
            @Nullable String onBehalfOf,
            @Nullable String reason,
            List<HistoryAnswers.FieldChangeInfo> changes,
            List<String> redacted) {}

    /// Who did something.
    ///
    /// @param kind `person`, `service`, `key` or `system`
    /// @param door by which they came: `console`, `gateway` or `system`
    /// @param address from which they came
    record TrailActor(
            String id,
            String name,
            String kind,
            String door,
            @Nullable String address) {}

    /// What something was done to.
    ///
    /// @param team the label token of its team at that time
    /// @param owner the label token of its owner at that time
    record TrailTarget(
            @Nullable String connection,
            @Nullable String id,
            @Nullable String name,
            @Nullable String team,
            @Nullable String owner) {}

    /// The rows of one attempt or event, and whether the trail proves them.
    ///
    /// @param rows the rows that the caller may see, the oldest first
    /// @param state `proved`, `awaits-checkpoint` (the next checkpoint covers the rest) or `before-chain`
    /// @param places where the rows stand in the chain
    record TrailEntry(List<TrailRow> rows, String state, List<ChainPlace> places) {}

    /// The place of a row in the chain.
    ///
    /// @param hash the hash of the chain at it
    /// @param checkpoint the number of the checkpoint that covers it
    /// @param keyId the key that signed the checkpoint
    record ChainPlace(
            long number,
            @Nullable String hash,
            @Nullable Long checkpoint,
            @Nullable String keyId) {}

    /// The values of a field among the newest entries that match.
    ///
    /// @param capped whether only the newest 100,000 were counted
    record TrailFacet(String field, List<TrailCount> values, boolean capped) {}

    /// A value and the number of its entries.
    ///
    /// @param label its name in the newest entry
    record TrailCount(String value, @Nullable String label, int entries) {}

    /// The public keys that sign the trail, the oldest first.
    ///
    /// @param note what they prove, and what not
    record SigningKeys(String note, String algorithm, List<SigningKeyInfo> keys) {}

    /// A public key that signs the trail, or has.
    ///
    /// @param keyid the name by which signatures call it
    /// @param pem the key
    /// @param until when the next key took over; left out for the key of now
    record SigningKeyInfo(
            String keyid,
            String pem,
            Instant from,
            @Nullable Instant until) {}
}
