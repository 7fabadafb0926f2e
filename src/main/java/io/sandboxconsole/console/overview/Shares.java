package io.sandboxconsole.console.overview;

import static io.sandboxconsole.console.component.Words.say;

import io.sandboxconsole.console.component.StateWord;
import io.sandboxconsole.console.overview.BarList.Bar;
import io.sandboxconsole.console.sandbox.CreatorLabel;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.Facets;
import io.sandboxconsole.inventory.Facets.Facet;
import io.sandboxconsole.inventory.Facets.Value;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How what the person may see divides into states, creators, teams and connections.
record Shares(Facets facets) {

    private static final int MOST = 10;

    /// These have a place even while nothing is in them, so that the others stay where they are.
    private static final Set<Kind> USUAL = EnumSet.of(Kind.PENDING, Kind.RUNNING, Kind.PAUSED, Kind.FAILED);

    /// In the order of a sandbox's life.
    List<Bar> states() {
        Map<String, Integer> counts = counts("state");
        return Arrays.stream(Kind.values())
                .filter(kind -> USUAL.contains(kind) || counts.containsKey(kind.word()))
                .map(kind -> {
                    int count = counts.getOrDefault(kind.word(), 0);
                    var mark = Mark.choosing("state", Set.of(kind.word()), StateWord.of(kind), count);
                    return new Bar(mark, new Sign.OfState(kind));
                })
                .toList();
    }

    /// The most frequent first, and the others in one.
    List<Bar> creators() {
        return most("creator", value -> {
            var creator = value.creator() == null ? Creator.Unknown.CREATOR : value.creator();
            return bar("creator", value, CreatorLabel.name(creator), new Sign.OfCreator(creator));
        });
    }

    /// The most frequent first, and the others in one.
    List<Bar> teams() {
        return most("team", value -> {
            String label = value.value().equals("none") ? say("overview.no-team") : value.value();
            return bar("team", value, label, new Sign.Plain());
        });
    }

    /// Every connection there is, also those without a sandbox.
    List<Bar> connections(List<ConnectionHealth> health) {
        Map<String, Integer> counts = counts("connection");
        return health.stream()
                .map(connection -> {
                    String id = connection.connection().value();
                    var mark = Mark.choosing("connection", Set.of(id), connection.name(), counts.getOrDefault(id, 0));
                    return new Bar(mark, new Sign.OfConnection(connection.status()));
                })
                .toList();
    }

    private List<Bar> most(String field, Function<Value, Bar> bar) {
        Facet facet = facets.of(field);
        List<Value> first = facet.values().stream().limit(MOST).toList();
        List<Bar> bars = new ArrayList<>(first.stream().map(bar).toList());
        if (facet.distinct() > MOST) {
            Set<String> shown = first.stream().map(Value::value).collect(Collectors.toSet());
            int counted = first.stream().mapToInt(Value::count).sum();
            String label = say("overview.others", facet.distinct() - MOST);
            bars.add(new Bar(Mark.leavingOut(field, shown, label, facets.matching() - counted), new Sign.Rest()));
        }
        return bars;
    }

    private static Bar bar(String field, Value value, String label, Sign sign) {
        return new Bar(Mark.choosing(field, Set.of(value.value()), label, value.count()), sign);
    }

    private Map<String, Integer> counts(String field) {
        return facets.of(field).values().stream().collect(Collectors.toMap(Value::value, Value::count));
    }
}
