package io.sandboxconsole.console.overview;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.console.component.StateText;
import io.sandboxconsole.console.overview.BarList.Bar;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.Facets;
import io.sandboxconsole.inventory.Facets.Facet;
import io.sandboxconsole.inventory.Facets.Value;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Breaks the visible sandboxes down into states, creators, teams and connections.
record Breakdown(Facets facets) {

    private static final int MOST = 10;

    /// Shown even without sandboxes, so that the other bars keep their places.
    private static final Set<Kind> USUAL = EnumSet.of(Kind.PENDING, Kind.RUNNING, Kind.PAUSED, Kind.FAILED);

    /// The states, in the order of a sandbox's lifecycle.
    List<Bar> states() {
        Map<String, Integer> counts = counts("state");
        return Arrays.stream(Kind.values())
                .filter(kind -> USUAL.contains(kind) || counts.containsKey(kind.word()))
                .map(kind -> {
                    int count = counts.getOrDefault(kind.word(), 0);
                    var countLink = CountLink.choosing("state", Set.of(kind.word()), StateText.of(kind), count);
                    return new Bar(countLink, new BarLabel.OfState(kind));
                })
                .toList();
    }

    /// The most frequent first, and the others in one.
    List<Bar> creators() {
        List<String> names = facets.of("creator").values().stream()
                .map(value -> CreatorLabel.name(creator(value)))
                .toList();
        return most("creator", value -> {
            var creator = creator(value);
            String name = CreatorLabel.name(creator);
            String hint = Collections.frequency(names, name) > 1 ? CreatorLabel.shortHint(creator) : "";
            String label = hint.isEmpty() ? name : "%s (%s)".formatted(name, hint);
            return bar("creator", value, label, new BarLabel.OfCreator(creator, hint));
        });
    }

    private static Creator creator(Value value) {
        return value.creator() == null ? Creator.Unknown.CREATOR : value.creator();
    }

    /// The most frequent first, and the others in one.
    List<Bar> teams() {
        return most("team", value -> {
            String label = value.value().equals("none") ? text("overview.no-team") : value.value();
            return bar("team", value, label, new BarLabel.Plain());
        });
    }

    /// All connections, including those without a sandbox.
    List<Bar> connections(List<ConnectionHealth> health) {
        Map<String, Integer> counts = counts("connection");
        return health.stream()
                .map(connection -> {
                    String id = connection.connection().value();
                    var countLink =
                            CountLink.choosing("connection", Set.of(id), connection.name(), counts.getOrDefault(id, 0));
                    return new Bar(countLink, new BarLabel.OfConnection(connection.status()));
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
            String label = text("overview.others", facet.distinct() - MOST);
            bars.add(new Bar(
                    CountLink.leavingOut(field, shown, label, facets.matching() - counted), new BarLabel.Rest()));
        }
        return bars;
    }

    private static Bar bar(String field, Value value, String label, BarLabel barLabel) {
        return new Bar(CountLink.choosing(field, Set.of(value.value()), label, value.count()), barLabel);
    }

    private Map<String, Integer> counts(String field) {
        return facets.of(field).values().stream().collect(Collectors.toMap(Value::value, Value::count));
    }
}
