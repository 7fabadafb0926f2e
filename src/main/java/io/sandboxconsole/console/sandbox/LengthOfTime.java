package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How long something lasts, as people say it: in its two largest units.
final class LengthOfTime {

    private LengthOfTime() {}

    static String text(Duration duration) {
        List<String> parts = Stream.of(
                        part(duration.toDays(), say("dialog.time.days", duration.toDays())),
                        part(duration.toHoursPart(), say("dialog.time.hours", duration.toHoursPart())),
                        part(duration.toMinutesPart(), say("dialog.time.minutes", duration.toMinutesPart())),
                        part(duration.toSecondsPart(), say("dialog.time.seconds", duration.toSecondsPart())))
                .flatMap(List::stream)
                .toList();
        return parts.isEmpty()
                ? say("dialog.time.seconds", 0)
                : parts.stream().limit(2).collect(Collectors.joining(" "));
    }

    private static List<String> part(long amount, String text) {
        return amount == 0 ? List.of() : List.of(text);
    }
}
