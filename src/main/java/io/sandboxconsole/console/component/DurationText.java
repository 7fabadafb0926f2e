package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Formats a duration in its two largest units that are not zero.
public final class DurationText {

    private DurationText() {}

    public static String format(Duration duration) {
        List<String> parts = Stream.of(
                        part(duration.toDays(), text("dialog.time.days", duration.toDays())),
                        part(duration.toHoursPart(), text("dialog.time.hours", duration.toHoursPart())),
                        part(duration.toMinutesPart(), text("dialog.time.minutes", duration.toMinutesPart())),
                        part(duration.toSecondsPart(), text("dialog.time.seconds", duration.toSecondsPart())))
                .flatMap(List::stream)
                .toList();
        return parts.isEmpty()
                ? text("dialog.time.seconds", 0)
                : parts.stream().limit(2).collect(Collectors.joining(" "));
    }

    private static List<String> part(long amount, String text) {
        return amount == 0 ? List.of() : List.of(text);
    }
}
