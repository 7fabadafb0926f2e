package io.sandboxconsole.history;

import io.sandboxconsole.sandbox.ApiKeyDetails;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Creator.Evidence;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.EngineIdentity;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.Sandbox.Source;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxStatus;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lease.Leases;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes lives, and filters that find some of them: with texts of every kind, in any case, missing values, equal times,
/// and times that differ by less than a database can tell. The same seed makes the same.
final class RandomLives {

    static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");

    private static final List<String> TEXTS = List.of(
            "alpha",
            "ALPHA",
            "Alpha-1",
            "me",
            "none",
            "unknown",
            "ince",
            "İnce",
            "ınce",
            "stra\u00dfe",
            "STRASSE",
            "\u212Aelvin",
            "kelvin",
            "\u017Fort",
            "SORT",
            "100%",
            "a_b",
            "axb",
            "a\\b",
            "x!y",
            "a*b",
            "\"quoted\"",
            "two words",
            "(a|b)+[c].^$",
            "\uD83D\uDE80 rocket",
            "\uD801\uDC00eseret",
            "\uD801\uDC28eseret",
            "\uFFFDq",
            "\uE000z",
            "\u65E5\u672C",
            "né",
            "NÉ",
            "µ-\u03BC",
            "nul\0byte",
            "mark\u0001s",
            "long ".repeat(70) + "ä",
            "long ".repeat(70) + "Ö");

    private static final List<String> KEYS = List.of("purpose", "name", "a b", "\u00dcber", "x", "sandboxconsole.io/q");

    private final Random random;

    RandomLives(long seed) {
        this.random = new Random(seed);
    }

    List<Life> lives(int number) {
        return IntStream.range(0, number).mapToObj(this::life).toList();
    }

    private Life life(int index) {
        Sandbox sandbox = sandbox(index);
        return new Life(sandbox, moment(), sometimes(2, this::end));
    }

    private End end() {
        return new End(
                moment(), moment(), any(List.of(End.Cause.values())), sometimes(2, this::text), null, null, null);
    }

    private Sandbox sandbox(int index) {
        String text = text();
        Map<String, String> metadata = new HashMap<>();
        IntStream.range(0, random.nextInt(4)).forEach(_ -> metadata.put(any(KEYS), maybe(6, "", text())));
        return new Sandbox(
                new SandboxId(
                        new ConnectionId(any(List.of("prod", "lab", "a-b", "ab"))),
                        random.nextBoolean() ? "%05d-%s".formatted(index, text) : text + "/" + index),
                new SandboxStatus(
                        new SandboxState(any(List.of(SandboxState.Kind.values())), text()), reason(), null, null),
                creator(),
                sometimes(4, this::owner),
                sometimes(4, () -> any(List.of("ml", "Ops", "none", text()))),
                source(),
                sometimes(8, this::moment),
                sometimes(2, this::moment),
                List.of(),
                null,
                metadata,
                random.nextBoolean() ? EngineAttributes.NONE : attributes());
    }

    private @Nullable String reason() {
        return sometimes(3, () -> any(List.of("OOMKilled", "oomkilled", " padded ", " ", "none", text())));
    }

    private String owner() {
        return any(List.of("ann", "bob"));
    }

    private EngineAttributes attributes() {
        return new EngineAttributes(
                sometimes(2, this::text),
                sometimes(2, () -> any(List.of("container", "Linux-VM"))),
                sometimes(2, () -> any(List.of("eu", "US", text()))),
                null,
                sometimes(2, this::moment),
                Intervals.NONE,
                random.nextBoolean(),
                false,
                null,
                sometimes(
                        2,
                        () -> Leases.direct(sometimes(4, this::moment))
                                .sandbox()
                                .attributes()
                                .lease()));
    }

    private Source source() {
        return switch (random.nextInt(5)) {
            case 0 -> new Source.Unstated();
            case 1 -> new Source.Snapshot(text());
            case 2 -> new Source.Built("base:" + text());
            default -> new Source.Image(maybe(9, "", text()));
        };
    }

    private Creator creator() {
        String id = any(List.of("ann", "bob", "me", "ANN", text()));
        return switch (random.nextInt(5)) {
            case 0 -> new Creator.User(id, text(), any(List.of(Evidence.RECORDED, Evidence.DECLARED)));
            case 1 ->
                new Creator.ApiKey(
                        id,
                        text(),
                        random.nextBoolean(),
                        Evidence.RECORDED,
                        sometimes(2, () -> new ApiKeyDetails("key", false, sometimes(2, this::owner), null, "look")));
            case 2 ->
                new EngineIdentity(
                                id,
                                sometimes(2, this::text),
                                null,
                                sometimes(2, this::text),
                                sometimes(2, this::text),
                                null,
                                random.nextBoolean() ? List.of() : List.of(text(), text()))
                        .on(new ConnectionId("prod"));
            case 3 -> Creator.Unknown.OF_COPY;
            default -> Creator.Unknown.CREATOR;
        };
    }

    /// Often the same, sometimes with parts of a microsecond, now and then far away.
    private Instant moment() {
        Instant moment = NOW.plus(Duration.ofHours(random.nextInt(-60, 12)));
        return switch (random.nextInt(12)) {
            case 0 -> moment.plusNanos(500);
            case 1 -> moment.plusNanos(1_000);
            case 2 -> moment.minusNanos(random.nextInt(2_000_000_000));
            case 3 -> random.nextInt(20) == 0 ? Instant.parse("+12000-01-01T00:00:00Z") : moment;
            default -> moment;
        };
    }

    SandboxFilter filter() {
        String text = IntStream.rangeClosed(1, 1 + random.nextInt(3))
                .mapToObj(_ -> (random.nextInt(4) == 0 ? "-" : "") + term())
                .collect(Collectors.joining(" "));
        return SandboxFilter.parse(text);
    }

    private String term() {
        return switch (random.nextInt(27)) {
            case 0 -> "state:" + any(List.of("running", "Failed", value(), "running,paused"));
            case 1 -> "creator:" + any(List.of("me", "ann", "unknown", value(), value() + ",me"));
            case 2 -> "team:" + any(List.of("ml", "none", "Ops,ml", value()));
            case 3 -> "owner:" + any(List.of("me", "none", "ann,bob"));
            case 4 -> "connection:" + any(List.of("prod", "PROD,lab", "a-b", "elsewhere"));
            case 5 -> "image:" + any(List.of("none", value(), pattern(), pattern() + "," + value()));
            case 6 -> "name:" + any(List.of(value(), pattern(), pattern()));
            case 7 -> "id:" + any(List.of("0000", "prod/0", "lab/", value(), "a"));
            case 8 -> "label." + SandboxFilter.writtenKey(any(KEYS));
            case 9, 10 ->
                "label." + SandboxFilter.writtenKey(any(KEYS)) + "="
                        + any(List.of("\"\"", value(), pattern(), pattern() + "," + value()));
            case 11 -> "region:" + any(List.of("eu", "none", "us", value()));
            case 12 -> "machine:" + any(List.of("container", "none,Linux-VM"));
            case 13 ->
                any(List.of(
                        "lease:none",
                        "lease:direct",
                        "lease:overdue",
                        "lease:kept,builder",
                        "cleanup:skip",
                        "locked:yes",
                        "locked:no"));
            case 14 -> "age:" + span();
            case 15 -> "created:" + range();
            case 16 -> any(List.of("never-expires", "expires:" + span()));
            case 17 -> "activity:" + span();
            case 18 -> any(List.of("ended:yes", "ended:no", "ended:" + span(), "ended:" + range()));
            case 19 -> "cause:" + any(List.of("deleted", "none", "gone,EXPIRED", "failed,none", "evicted"));
            case 20 -> "lived:" + span();
            case 21 ->
                "alive:"
                        + moment().minusSeconds(any(List.of(0, 0, 3600)))
                                .toString()
                                .replace("+12000", "2026");
            case 22 -> "reason:" + any(List.of("none", "OOMKilled", "OOM*,padded", value(), pattern()));
            default -> any(List.of(fragment(), fragment(), fragment() + "*" + fragment(), "*" + fragment()));
        };
    }

    private String span() {
        return any(List.of("<", "<=", ">", ">=")) + any(List.of("0s", "1h", "20h", "2d", "5h", "36500d"));
    }

    private String range() {
        return any(List.of(
                "2026-11-19",
                "2026-11-18..2026-11-19",
                "..2026-11-20T12:00:00.123456Z",
                "2026-11-19T00:00:00.1234565Z.."));
    }

    private String value() {
        String text = text();
        return SandboxFilter.writtenValue(random.nextBoolean() ? text : changed(text));
    }

    private String pattern() {
        String text = text();
        int cut = random.nextInt(text.length() + 1);
        String end = text.substring(Math.min(text.length(), cut + random.nextInt(3)));
        return (cut == 0 ? "" : SandboxFilter.writtenValue(changed(text.substring(0, cut)))) + "*"
                + (end.isEmpty() ? "" : SandboxFilter.writtenValue(end));
    }

    private String fragment() {
        String text = text();
        int from = random.nextInt(text.length());
        String part = text.substring(from, Math.min(text.length(), from + 1 + random.nextInt(5)));
        String written = SandboxFilter.writtenValue(changed(part));
        return written.startsWith("\"") ? written : "\"" + written + "\"";
    }

    private String changed(String text) {
        return switch (random.nextInt(4)) {
            case 0 -> text.toUpperCase(java.util.Locale.ROOT);
            case 1 -> text.toLowerCase(java.util.Locale.ROOT);
            default -> text;
        };
    }

    HistoryOrder order() {
        return new HistoryOrder(any(List.of(HistoryOrder.Key.values())), random.nextBoolean());
    }

    int number(int bound) {
        return random.nextInt(bound);
    }

    private String text() {
        return any(TEXTS);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String maybe(int rarely, String rare, String usual) {
        return random.nextInt(rarely) == 0 ? rare : usual;
    }

    private <T> @Nullable T sometimes(int often, Supplier<T> value) {
        return random.nextInt(often) == 0 ? null : value.get();
    }
}
