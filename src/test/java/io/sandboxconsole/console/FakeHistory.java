package io.sandboxconsole.console;

import com.vaadin.flow.server.VaadinSession;
import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.history.Coverage;
import io.sandboxconsole.history.History;
import io.sandboxconsole.history.HistoryEvent;
import io.sandboxconsole.history.HistoryOrder;
import io.sandboxconsole.history.HistoryPage;
import io.sandboxconsole.history.HistoryQuery;
import io.sandboxconsole.history.LifeFacets;
import io.sandboxconsole.inventory.Facets;
import io.sandboxconsole.inventory.Facets.Facet;
import io.sandboxconsole.inventory.Facets.Value;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lock.LockView;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The history that a test writes. Refuses calls under the session lock, fails on demand, and shows each actor what
/// they may see.
public final class FakeHistory implements History {

    private final Guard guard;

    private final Clock clock;

    private final Map<SandboxId, Life> lives = new LinkedHashMap<>();

    private final List<HistoryEvent> events = new ArrayList<>();

    private final List<Coverage> coverage = new ArrayList<>();

    private final List<HistoryQuery> asked = new ArrayList<>();

    private @Nullable RuntimeException failure;

    private boolean newestOnly;

    public FakeHistory(Guard guard, Clock clock) {
        this.guard = guard;
        this.clock = clock;
    }

    public void with(Life... known) {
        for (Life life : known) {
            lives.put(life.sandbox().id(), life);
        }
    }

    public void with(HistoryEvent... newestFirst) {
        events.addAll(List.of(newestFirst));
    }

    public void with(Coverage spans) {
        coverage.add(spans);
    }

    public void fail(@Nullable RuntimeException cause) {
        failure = cause;
    }

    /// Counts the newest only.
    public void countNewest() {
        newestOnly = true;
    }

    public void forget() {
        newestOnly = false;
        lives.clear();
        events.clear();
        coverage.clear();
        asked.clear();
        failure = null;
    }

    /// The pages that were asked for.
    public List<HistoryQuery> asked() {
        return List.copyOf(asked);
    }

    @Override
    public HistoryPage page(Actor actor, HistoryQuery query) {
        answer();
        asked.add(query);
        List<Life> found = lives(actor, query.filter(), query.order()).toList();
        return new HistoryPage(
                found.stream().skip(query.offset()).limit(query.limit()).toList(), found.size(), false);
    }

    @Override
    public LifeFacets facets(Actor actor, SandboxFilter filter, Set<String> fields) {
        answer();
        Map<String, Facet> facets = fields.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        field -> facet(lives(actor, rest(filter, field), HistoryOrder.NEWEST_FIRST), field, actor)));
        return new LifeFacets(
                new Facets(
                        facets,
                        (int) lives(actor, filter, HistoryOrder.NEWEST_FIRST).count(),
                        0),
                newestOnly);
    }

    private static SandboxFilter rest(SandboxFilter filter, String field) {
        return field.equals("lived") ? filter.withTimes(field, List.of()) : filter.without(field);
    }

    /// The narrowest bound of its lifetime.
    private String lived(Life life, Actor actor) {
        return Stream.of(">7d", ">1d", ">1h", "<10m")
                .filter(time -> SandboxFilter.parse("lived:" + time)
                        .lifePredicate(clock.instant(), actor, LockView.NONE)
                        .test(life))
                .findFirst()
                .orElse("none");
    }

    private Facet facet(Stream<Life> lives, String field, Actor actor) {
        Function<Life, String> of = life -> field.equals("lived") ? lived(life, actor) : value(life, field);
        Map<String, List<Life>> byValue =
                lives.filter(life -> !of.apply(life).isEmpty()).collect(Collectors.groupingBy(of));
        return new Facet(
                byValue.entrySet().stream()
                        .map(entry -> new Value(
                                entry.getKey(),
                                entry.getValue().size(),
                                field.equals("creator")
                                        ? entry.getValue().getFirst().sandbox().creator()
                                        : null))
                        .toList(),
                byValue.size());
    }

    private static String value(Life life, String field) {
        Sandbox sandbox = life.sandbox();
        return switch (field) {
            case "state" -> sandbox.state().kind().word();
            case "cause" -> life.end() == null ? "" : life.end().cause().word();
            case "creator" -> sandbox.creator().id();
            case "team" -> sandbox.team() == null ? "none" : sandbox.team();
            case "connection" -> sandbox.id().connection().value();
            case "image" -> sandbox.source().text();
            case "reason" -> Objects.requireNonNullElse(sandbox.status().reasonWord(), "none");
            case "region" -> Objects.requireNonNullElse(sandbox.attributes().region(), "none");
            case "machine" -> Objects.requireNonNullElse(sandbox.attributes().machine(), "none");
            default -> throw new IllegalArgumentException(field);
        };
    }

    @Override
    public Stream<Life> lives(Actor actor, SandboxFilter filter, HistoryOrder order) {
        answer();
        var fits = filter.lifePredicate(clock.instant(), actor, LockView.NONE);
        Comparator<Life> ascending = switch (order.key()) {
            case NAME -> Comparator.comparing(life -> life.sandbox().title());
            default -> Comparator.comparing(Life::begin);
        };
        return lives.values().stream()
                .filter(life -> visible(actor, life))
                .filter(fits)
                .sorted(order.descending() ? ascending.reversed() : ascending);
    }

    @Override
    public Optional<Life> find(Actor actor, SandboxId id) {
        answer();
        return Optional.ofNullable(lives.get(id)).filter(life -> visible(actor, life));
    }

    @Override
    public List<Life> find(Actor actor, Set<SandboxId> ids) {
        return ids.stream().flatMap(id -> find(actor, id).stream()).toList();
    }

    @Override
    public List<HistoryEvent> events(Actor actor, SandboxId id, int most) {
        return find(actor, id).isEmpty()
                ? List.of()
                : events.stream()
                        .filter(event -> event.sandbox().equals(id))
                        .limit(most)
                        .toList();
    }

    @Override
    public List<Coverage> coverage() {
        answer();
        return List.copyOf(coverage);
    }

    private boolean visible(Actor actor, Life life) {
        AccessScope scope = guard.scope(actor, Permission.VIEW_SANDBOX);
        return scope.covers(life.sandbox().team(), life.sandbox().owner());
    }

    private void answer() {
        var session = VaadinSession.getCurrent();
        if (session != null && session.hasLock()) {
            throw new IllegalStateException("The history is read under the session lock.");
        }
        if (failure != null) {
            throw failure;
        }
    }
}
