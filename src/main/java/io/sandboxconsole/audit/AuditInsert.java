package io.sandboxconsole.audit;

import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.What;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The SQL that appends an [AuditEvent], and its parameters in lengths and characters that both databases take.
final class AuditInsert {

    static final String ALWAYS = """
            insert into audit_event (at, operation, phase, actor_id, actor_name, actor_kind, door, address, action,
                connection, sandbox, sandbox_name, team, owner, result, code, detail, engine_request)
            values (:at, :operation, :phase, :actorId, :actorName, :actorKind, :door, :address, :action,
                :connection, :sandbox, :sandboxName, :team, :owner, :result, :code, :detail, :engineRequest)
            """;

    /// An attempt has one row per phase, so a conflicting row is the same row.
    static final String UNLESS_THERE = ALWAYS + "on conflict do nothing";

    private static final int DETAIL = 2_000;

    private static final int TEXT = 255;

    private static final int ACTION = 64;

    private static final int WORD = 16;

    private static final What NO_TARGET = new What(null, null, null, null, null);

    private AuditInsert() {}

    static Map<String, @Nullable Object> parameters(AuditEvent event) {
        Map<String, @Nullable Object> all = new HashMap<>();
        all.put("at", event.at().atOffset(ZoneOffset.UTC));
        all.put("operation", event.operation());
        all.put("phase", event.phase().name());
        all.put("action", shortened(event.action(), ACTION));
        putActor(all, event.who());
        putTarget(all, event.what() == null ? NO_TARGET : event.what());
        putEnding(all, event.ending());
        return all;
    }

    /// Replaces the NUL character, which PostgreSQL rejects, by a blank: a hostile name must not stop the trail.
    static String storable(String text) {
        return text.replace('\0', ' ');
    }

    private static void putActor(Map<String, @Nullable Object> all, AuditEvent.Who who) {
        all.put("actorId", shortened(who.id(), TEXT));
        all.put("actorName", shortened(who.name(), TEXT));
        all.put("actorKind", shortened(who.kind(), WORD));
        all.put("door", shortened(who.door(), WORD));
        all.put("address", shortened(who.address(), TEXT));
    }

    private static void putTarget(Map<String, @Nullable Object> all, What what) {
        all.put("connection", shortened(what.connection(), TEXT));
        all.put("sandbox", shortened(what.id(), TEXT));
        all.put("sandboxName", shortened(what.name(), TEXT));
        all.put("team", shortened(what.team(), TEXT));
        all.put("owner", shortened(what.owner(), TEXT));
    }

    private static void putEnding(Map<String, @Nullable Object> all, @Nullable Ending ending) {
        all.put("result", ending == null ? null : ending.result().name());
        all.put("code", ending == null ? "" : shortened(ending.code(), TEXT));
        all.put("detail", ending == null ? "" : shortened(ending.detail(), DETAIL));
        all.put("engineRequest", ending == null ? null : shortened(ending.engineRequestId(), TEXT));
    }

    private static @Nullable String shortened(@Nullable String text, int length) {
        if (text == null || text.length() <= length) {
            return text == null ? null : storable(text);
        }
        // A surrogate pair is kept whole or left out: half of it is no valid text for a database.
        int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
        return storable(text.substring(0, end)) + "…";
    }
}
