package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Context;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.audit.format.Part;
import io.sandboxconsole.console.component.BadgeTone;
import io.sandboxconsole.console.component.SignBadge;
import io.sandboxconsole.i18n.SafeText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One line of the page: an outcome together with its intent, an intent without an outcome so far, or a single event.
record AuditEntry(AuditRow row, @Nullable AuditRow intent) {

    /// The name of a key with the beginning of its value.
    private static final Pattern KEY = Pattern.compile(".* \\(([^()]+)\\)");

    /// The appearance of a line's result.
    enum Tone {
        GOOD("✓", BadgeTone.GOOD),
        BAD("✕", BadgeTone.BAD),
        WARN("!", BadgeTone.WARN),
        OPEN("…", BadgeTone.WARN);

        private final String sign;
        private final BadgeTone badge;

        Tone(String sign, BadgeTone badge) {
            this.sign = sign;
            this.badge = badge;
        }

        String sign() {
            return sign;
        }

        BadgeTone badge() {
            return badge;
        }
    }

    /// Joins the two rows of each attempt; the order is that of `rows`, newest first. An attempt whose outcome is only
    /// among `outcomes` stands at the place of its intent.
    static List<AuditEntry> of(List<AuditRow> rows, List<AuditRow> outcomes) {
        Map<UUID, AuditRow> intents = new HashMap<>();
        Set<UUID> ended = new HashSet<>();
        Map<UUID, AuditRow> elsewhere = new HashMap<>();
        outcomes.forEach(outcome -> elsewhere.put(outcome.event().operation(), outcome));
        for (AuditRow row : rows) {
            switch (row.event().phase()) {
                case INTENT -> intents.put(row.event().operation(), row);
                case OUTCOME -> ended.add(row.event().operation());
                case EVENT -> {}
            }
        }
        List<AuditEntry> lines = new ArrayList<>();
        for (AuditRow row : rows) {
            switch (row.event().phase()) {
                case INTENT -> {
                    if (!ended.contains(row.event().operation())) {
                        lines.add(begun(row, elsewhere.get(row.event().operation())));
                    }
                }
                case OUTCOME ->
                    lines.add(new AuditEntry(row, intents.get(row.event().operation())));
                case EVENT -> lines.add(new AuditEntry(row, null));
            }
        }
        return lines;
    }

    private static AuditEntry begun(AuditRow intent, @Nullable AuditRow outcome) {
        return outcome == null ? new AuditEntry(intent, null) : new AuditEntry(outcome, intent);
    }

    /// The numbers of its rows, the one by which it is known first.
    List<Long> numbers() {
        return intent == null ? List.of(row.number()) : List.of(row.number(), intent.number());
    }

    AuditEvent event() {
        return row.event();
    }

    /// The parts that were redacted in any of its rows.
    Set<Part> redacted() {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        parts.addAll(row.redacted());
        if (intent != null) {
            parts.addAll(intent.redacted());
        }
        return parts;
    }

    /// The name of the actor, or its id where the name was redacted.
    String who() {
        return SafeText.line(first(event().who().name(), event().who().id()));
    }

    /// The name of the action.
    String action() {
        return AuditActionText.label(event().action());
    }

    /// What happened in one sentence, `Olga deleted build-1`, or for an attempt that did not succeed what was tried.
    String sentence() {
        @Nullable Ending ending = event().ending();
        @Nullable
        String done = ending != null && ending.result() == Result.SUCCEEDED
                ? AuditActionText.sentence(event().action(), who(), target())
                : null;
        if (done != null) {
            return done;
        }
        return target().isEmpty()
                ? text("audit.tried.alone", who(), action())
                : text("audit.tried", who(), action(), target());
    }

    boolean open() {
        return event().phase() == Phase.INTENT;
    }

    Tone tone() {
        @Nullable Ending ending = event().ending();
        return ending == null ? Tone.OPEN : tone(ending.result());
    }

    String resultWord() {
        @Nullable Ending ending = event().ending();
        return ending == null ? text("audit.no-outcome") : word(ending.result());
    }

    /// The target's display name: the sandbox's name, else its id, else the connection.
    String target() {
        var what = event().what();
        if (what == null) {
            return "";
        }
        return SafeText.line(first(what.name(), what.id(), what.connection()));
    }

    /// The id of the template; null for a line without one.
    @Nullable
    String template() {
        var what = event().what();
        return what == null || !concernsTemplate() ? null : what.id();
    }

    /// The address of the sandbox's page; null for a line without a sandbox.
    @Nullable
    String address() {
        var what = event().what();
        return what == null || what.connection() == null || what.id() == null || concernsTemplate()
                ? null
                : "sandboxes/%s/%s".formatted(what.connection(), what.id());
    }

    private boolean concernsTemplate() {
        return event().action().endsWith("-template");
    }

    String team() {
        var what = event().what();
        return what == null || what.team() == null ? "" : SafeText.line(what.team());
    }

    /// What else is known: from the outcome, or from the intent where the outcome has nothing.
    Context context() {
        Context own = event().context();
        return own.equals(Context.NONE) && intent != null ? intent.event().context() : own;
    }

    @Nullable
    String connection() {
        var what = event().what();
        return what == null ? null : what.connection();
    }

    String code() {
        return event().ending() == null ? "" : event().ending().code();
    }

    String detail() {
        return event().ending() == null ? "" : SafeText.line(event().ending().detail());
    }

    /// The message, or what the code says where there is no message.
    String remark() {
        return detail().isEmpty() ? AuditCodeText.of(code()) : detail();
    }

    /// Selects everything about the target; null for an entry without one. A key keeps the beginning of its value
    /// when its name changes.
    @Nullable
    AuditFilter about() {
        var what = event().what();
        if (what == null || target().isEmpty()) {
            return null;
        }
        if (what.id() != null && !what.id().isBlank()) {
            return AuditFilter.aboutSandbox(what.id());
        }
        String name = first(what.name(), what.connection());
        var key = KEY.matcher(name);
        return AuditFilter.aboutTarget(concernsKey() && key.matches() ? key.group(1) : name);
    }

    boolean concernsKey() {
        return event().action().endsWith("-key");
    }

    private static Tone tone(Result result) {
        return switch (result) {
            case SUCCEEDED -> Tone.GOOD;
            case DENIED, FAILED -> Tone.BAD;
            case UNCLEAR -> Tone.WARN;
        };
    }

    static String word(Result result) {
        return switch (result) {
            case SUCCEEDED -> text("audit.succeeded");
            case DENIED -> text("audit.denied");
            case FAILED -> text("audit.failed");
            case UNCLEAR -> text("audit.unclear");
        };
    }

    private static String first(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null && !candidate.isBlank()) {
                return candidate;
            }
        }
        return "";
    }

    SignBadge badge() {
        return new SignBadge(tone().sign(), resultWord(), tone().badge());
    }
}
