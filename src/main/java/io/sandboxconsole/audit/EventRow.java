package io.sandboxconsole.audit;

import io.sandboxconsole.audit.AuditEvent.Context;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.audit.AuditEvent.Who;
import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.Change;
import io.sandboxconsole.audit.format.Field;
import io.sandboxconsole.audit.format.Row;
import io.sandboxconsole.audit.format.Seal;
import io.sandboxconsole.i18n.WholeText;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Turns an [AuditEvent] into values of a [Row], in lengths and characters that both databases take, and back.
final class EventRow {

    private static final int LONG_TEXT = 2_000;

    private static final int TEXT = 255;

    private static final int ACTION = 64;

    private static final int CALLER = 32;

    private static final int WORD = 16;

    private static final int MOST_CHANGES = 100;

    private static final What NO_TARGET = new What(null, null, null, null, null);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<Field, Object> values = new EnumMap<>(Field.class);

    private EventRow() {}

    /// Returns the values of a row that has no number yet and is not chained.
    static Map<Field, Object> values(AuditEvent event) {
        var row = new EventRow();
        row.values.put(Field.AT, event.at().truncatedTo(ChronoUnit.MICROS));
        row.values.put(Field.OPERATION, event.operation());
        row.put(Field.PHASE, event.phase().name(), WORD);
        row.put(Field.ACTION, event.action(), ACTION);
        row.putActor(event.who());
        row.putTarget(event.what() == null ? NO_TARGET : event.what());
        row.putEnding(event.ending());
        row.putContext(event.context());
        return row.values;
    }

    /// Returns the row with its place, and new salts.
    static Row placed(Map<Field, Object> values, long number, Instant chained) {
        Map<Field, Object> all = new EnumMap<>(values);
        all.put(Field.NUMBER, number);
        all.put(Field.CHAINED, chained);
        return new Row(all, salt(), salt());
    }

    private static Seal salt() {
        byte[] salt = new byte[Seal.SALT];
        RANDOM.nextBytes(salt);
        return new Seal.Salted(Bytes.of(salt));
    }

    private void putActor(Who who) {
        put(Field.ACTOR_ID, who.id(), TEXT);
        put(Field.ACTOR_NAME, who.name(), TEXT);
        put(Field.ACTOR_KIND, who.kind(), WORD);
        put(Field.DOOR, who.door(), WORD);
        put(Field.ADDRESS, who.address(), TEXT);
    }

    private void putTarget(What what) {
        put(Field.CONNECTION, what.connection(), TEXT);
        put(Field.TARGET_ID, what.id(), TEXT);
        put(Field.TARGET_NAME, what.name(), TEXT);
        put(Field.TEAM, what.team(), TEXT);
        put(Field.OWNER, what.owner(), TEXT);
    }

    private void putEnding(@Nullable Ending ending) {
        put(Field.RESULT, ending == null ? null : ending.result().name(), WORD);
        put(Field.CODE, ending == null ? "" : ending.code(), TEXT);
        put(Field.DETAIL, ending == null ? "" : ending.detail(), LONG_TEXT);
        put(Field.ENGINE_REQUEST, ending == null ? null : ending.engineRequestId(), TEXT);
    }

    private void putContext(Context context) {
        put(Field.CALLER, context.caller(), CALLER);
        put(Field.USER_AGENT, context.userAgent(), TEXT);
        put(Field.REQUEST, context.request(), TEXT);
        put(Field.JOB, context.job(), TEXT);
        put(Field.ON_BEHALF_OF_ID, context.onBehalfOfId(), TEXT);
        put(Field.ON_BEHALF_OF_NAME, context.onBehalfOfName(), TEXT);
        put(Field.REASON, context.reason(), LONG_TEXT);
        if (context.parent() != null) {
            values.put(Field.PARENT, context.parent());
        }
        if (!context.changes().isEmpty()) {
            values.put(
                    Field.CHANGES,
                    context.changes().stream()
                            .limit(MOST_CHANGES)
                            .map(change -> new Change(
                                    Objects.requireNonNull(shortened(change.field(), TEXT)),
                                    shortened(change.before(), LONG_TEXT),
                                    shortened(change.after(), LONG_TEXT)))
                            .toList());
        }
    }

    private void put(Field field, @Nullable String text, int length) {
        @Nullable String stored = shortened(text, length);
        if (stored != null) {
            values.put(field, stored);
        }
    }

    private static @Nullable String shortened(@Nullable String text, int length) {
        if (text == null || text.length() <= length) {
            return text == null ? null : WholeText.of(text);
        }
        return WholeText.of(WholeText.cut(text, length - 1)) + "…";
    }

    static AuditEvent event(Row row) {
        var who = new Who(
                text(row, Field.ACTOR_ID),
                text(row, Field.ACTOR_NAME),
                text(row, Field.ACTOR_KIND),
                text(row, Field.DOOR),
                row.text(Field.ADDRESS));
        var what = new What(
                row.text(Field.CONNECTION),
                row.text(Field.TARGET_ID),
                row.text(Field.TARGET_NAME),
                row.text(Field.TEAM),
                row.text(Field.OWNER));
        return new AuditEvent(
                Objects.requireNonNull((Instant) row.get(Field.AT)),
                Objects.requireNonNull((UUID) row.get(Field.OPERATION)),
                Phase.valueOf(text(row, Field.PHASE)),
                who,
                text(row, Field.ACTION),
                what,
                ending(row),
                context(row));
    }

    private static @Nullable Ending ending(Row row) {
        @Nullable String result = row.text(Field.RESULT);
        return result == null
                ? null
                : new Ending(
                        Result.valueOf(result),
                        text(row, Field.CODE),
                        text(row, Field.DETAIL),
                        row.text(Field.ENGINE_REQUEST));
    }

    private static Context context(Row row) {
        return new Context(
                row.text(Field.CALLER),
                row.text(Field.USER_AGENT),
                row.text(Field.REQUEST),
                (UUID) row.get(Field.PARENT),
                row.text(Field.JOB),
                row.text(Field.ON_BEHALF_OF_ID),
                row.text(Field.ON_BEHALF_OF_NAME),
                row.text(Field.REASON),
                row.get(Field.CHANGES) instanceof List<?> changes
                        ? changes.stream().map(Change.class::cast).toList()
                        : List.of());
    }

    /// A redacted part leaves an empty text.
    private static String text(Row row, Field field) {
        return Objects.requireNonNullElse(row.text(field), "");
    }
}
