package io.sandboxconsole.console.command;

import io.sandboxconsole.audit.AuditCriteria;
import io.sandboxconsole.audit.AuditCriteria.Values;
import io.sandboxconsole.audit.AuditField;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The commands about many sandboxes, the trail, keys and connections.
public final class FleetCommands {

    /// The fields of the trail for which the command line has an option.
    private static final Set<AuditField> OPTIONS =
            EnumSet.of(AuditField.ACTOR, AuditField.ACTION, AuditField.RESULT, AuditField.SANDBOX, AuditField.TEAM);

    private FleetCommands() {}

    /// Lists live sandboxes.
    ///
    /// @param filter a text of the filter language; empty for all
    /// @param sort such as `-created`; empty for the usual order
    /// @param asOf an instant of the past; absent for now
    public static TerminalCommand list(String filter, String sort, @Nullable Instant asOf) {
        String moment = asOf == null ? null : asOf.toString();
        boolean all = filter.isEmpty() && sort.isEmpty() && moment == null;
        return new TerminalCommand(
                Words.of("list")
                        .option("--filter", filter)
                        .option("--sort", sort)
                        .option("--as-of", moment)
                        .list(),
                HttpCall.api("GET", "sandboxes")
                        .with("filter", filter)
                        .with("sort", sort)
                        .with("asOf", moment),
                all ? HttpCall.engine("GET", "sandboxes") : null);
    }

    /// Lists live and ended sandboxes.
    public static TerminalCommand history(String filter, String sort) {
        return new TerminalCommand(
                Words.of("history")
                        .option("--filter", filter)
                        .option("--sort", sort)
                        .list(),
                HttpCall.api("GET", "history").with("filter", filter).with("sort", sort),
                null);
    }

    /// Counts the fleet as the overview does.
    ///
    /// @param zone of the days; the command line takes that of its terminal
    /// @param asOf an instant of the past; absent for now
    public static TerminalCommand overview(ZoneId zone, @Nullable Instant asOf) {
        String moment = asOf == null ? null : asOf.toString();
        return new TerminalCommand(
                Words.of("overview").option("--as-of", moment).list(),
                HttpCall.api("GET", "overview").with("zone", name(zone)).with("asOf", moment),
                null);
    }

    /// Counts what failed or ended in the last days.
    ///
    /// @param ended whether all that ended count, and not only those that failed
    /// @param reason the only reason that counts; null for all
    /// @param zone of the days; the command line takes that of its terminal
    public static TerminalCommand failures(int days, boolean ended, @Nullable String reason, ZoneId zone) {
        String number = Integer.toString(days);
        return new TerminalCommand(
                Words.of("failures")
                        .option("--days", number)
                        .flag("--ended", ended)
                        .option("--reason", reason)
                        .list(),
                HttpCall.api("GET", "failures")
                        .with("days", number)
                        .with("population", ended ? "ended" : null)
                        .with("reason", reason)
                        .with("zone", name(zone)),
                null);
    }

    private static String name(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /// Lists the locks that are in force.
    public static TerminalCommand locks() {
        return new TerminalCommand(List.of("lock"), HttpCall.api("GET", "locks"), null);
    }

    /// Lists the sandboxes under legal hold.
    public static TerminalCommand holds() {
        return new TerminalCommand(List.of("hold"), HttpCall.api("GET", "holds"), null);
    }

    /// Searches the trail.
    public static TerminalCommand audit(AuditCriteria criteria) {
        return searched(Words.of("audit"), HttpCall.api("GET", "audit"), criteria);
    }

    /// Writes the rows of the trail with their proofs to the standard output.
    public static TerminalCommand auditExport(AuditCriteria criteria) {
        return searched(Words.of("audit", "export"), HttpCall.api("GET", "audit", "export"), criteria);
    }

    private static TerminalCommand searched(Words words, HttpCall call, AuditCriteria criteria) {
        HttpCall whole = call;
        for (AuditField field : AuditField.values()) {
            Values values = criteria.values().getOrDefault(field, Values.FREE);
            String name = field.name().toLowerCase(Locale.ROOT);
            whole = searched(words, whole, name, words(field, values.chosen()));
            whole = searched(words, whole, "not-" + name, words(field, values.leftOut()));
        }
        whole = searched(words, whole, "target", stated(criteria.name()));
        whole = searched(words, whole, "from", stated(criteria.from()));
        whole = searched(words, whole, "to", stated(criteria.to()));
        whole = searched(words, whole, "text", stated(criteria.text()));
        return new TerminalCommand(isWhole(criteria) ? words.list() : List.of(), whole, null);
    }

    /// Whether the command line has an option for all of it.
    private static boolean isWhole(AuditCriteria criteria) {
        return criteria.name() == null
                && criteria.values().entrySet().stream()
                        .allMatch(entry -> OPTIONS.contains(entry.getKey())
                                && entry.getValue().leftOut().isEmpty());
    }

    private static HttpCall searched(Words words, HttpCall call, String name, List<String> values) {
        HttpCall longer = call;
        for (String value : values) {
            words.option("--" + name, value);
            longer = longer.with(camelCase(name), value);
        }
        return longer;
    }

    private static List<String> words(AuditField field, Collection<String> values) {
        return values.stream()
                .map(value -> field == AuditField.RESULT ? value.toLowerCase(Locale.ROOT) : value)
                .sorted()
                .toList();
    }

    private static List<String> stated(@Nullable Object value) {
        return value == null ? List.of() : List.of(value.toString());
    }

    /// `not-actor` is `notActor` in a query.
    private static String camelCase(String name) {
        int dash = name.indexOf('-');
        return dash < 0
                ? name
                : name.substring(0, dash) + Character.toUpperCase(name.charAt(dash + 1)) + name.substring(dash + 2);
    }

    /// Reads a job.
    public static TerminalCommand job(UUID id) {
        return new TerminalCommand(
                List.of("jobs", id.toString(), "--follow"), HttpCall.api("GET", "jobs", id.toString()), null);
    }

    public static TerminalCommand jobs() {
        return new TerminalCommand(List.of("jobs"), HttpCall.api("GET", "jobs"), null);
    }

    /// Reads a plan.
    public static TerminalCommand plan(UUID id) {
        return new TerminalCommand(List.of("plan", id.toString()), HttpCall.api("GET", "plans", id.toString()), null);
    }

    public static TerminalCommand keys() {
        return new TerminalCommand(List.of("keys"), HttpCall.api("GET", "keys"), null);
    }

    public static TerminalCommand doctor() {
        return new TerminalCommand(List.of("doctor"), HttpCall.api("GET", "doctor"), null);
    }
}
