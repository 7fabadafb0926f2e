package io.sandboxconsole.access;

import io.sandboxconsole.access.Scope.All;
import io.sandboxconsole.access.Scope.Nothing;
import io.sandboxconsole.access.Scope.Own;
import io.sandboxconsole.access.Scope.Team;
import java.util.Set;
import java.util.stream.Collectors;

/// Converts grants to and from the database's text: one a line, `LEAD team:platform`.
final class GrantText {

    private GrantText() {}

    static String of(Set<Grant> grants) {
        return grants.stream().map(GrantText::line).sorted().collect(Collectors.joining("\n"));
    }

    static Set<Grant> parsed(String text) {
        return text.lines()
                .map(line -> new Grant(
                        Role.valueOf(line.substring(0, line.indexOf(' '))),
                        scope(line.substring(line.indexOf(' ') + 1))))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String line(Grant grant) {
        return grant.role().name() + " "
                + switch (grant.scope()) {
                    case Nothing() -> "nothing";
                    case Own() -> "own";
                    case All() -> "all";
                    case Team(String label) -> "team:" + label;
                };
    }

    private static Scope scope(String word) {
        return switch (word) {
            case "nothing" -> new Nothing();
            case "own" -> new Own();
            case "all" -> new All();
            default -> new Team(word.substring("team:".length()));
        };
    }
}
