package io.sandboxconsole.gateway.api.stream;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.gateway.api.ApiWords;
import io.sandboxconsole.gateway.api.CallerReach;
import io.sandboxconsole.gateway.api.history.EventMapper;
import io.sandboxconsole.gateway.api.wire.StreamEvents.ChangeEvent;
import io.sandboxconsole.gateway.api.wire.StreamEvents.EndEvent;
import io.sandboxconsole.gateway.api.wire.StreamEvents.GapEvent;
import io.sandboxconsole.gateway.api.wire.StreamEvents.LeftEvent;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.history.HistoryEvent;
import io.sandboxconsole.history.change.ChangeLog.Kept;
import io.sandboxconsole.history.change.ChangePosition;
import io.sandboxconsole.history.change.FleetChange;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells the changes of the fleet from a place on.
final class ChangeSource implements StreamSource {

    private static final int PAGE = 200;

    private static final int MOST_PAGES = 20;

    private static final GapEvent TOO_OLD = new GapEvent(
            "retention",
            null,
            null,
            null,
            "The place to go on from is older than the changes that are kept. What follows begins with the oldest of these. Read anew what you show.");

    static final GapEvent OTHER_LOG = new GapEvent(
            "other-log",
            null,
            null,
            null,
            "The place to go on from is not one of this database. What follows begins now. Read anew what you show.");

    private final ChangeSources sources;

    private final SandboxFilter filter;

    private final @Nullable String wanted;

    private @Nullable ChangePosition position;

    /// @param wanted the place to go on from; absent for the end
    ChangeSource(ChangeSources sources, SandboxFilter filter, @Nullable String wanted) {
        this.sources = sources;
        this.filter = filter;
        this.wanted = wanted;
    }

    @Override
    public Runnable follow(Runnable onNews) {
        return sources.tail().listen(onNews);
    }

    @Override
    public boolean permits(Caller caller) {
        return sources.permits(caller);
    }

    @Override
    public @Nullable EndEvent over() {
        return null;
    }

    @Override
    public @Nullable String place() {
        return position == null ? null : position.toString();
    }

    @Override
    public List<StreamEvent> next(Caller caller) {
        if (position == null) {
            return begin();
        }
        List<StreamEvent> events = List.of();
        ChangePosition last = position;
        // What the caller may not see is passed over silently, some pages of it before their rights are looked at anew.
        for (int pages = 0; events.isEmpty(); pages++) {
            List<FleetChange> page = sources.tail().after(last.number(), PAGE);
            if (page.isEmpty()) {
                break;
            }
            if (pages == MOST_PAGES) {
                events = List.of(StreamEvent.NONE);
                break;
            }
            events = told(caller, page, last);
            last = last.at(page.getLast().number());
        }
        position = last;
        return events;
    }

    private List<StreamEvent> begin() {
        Kept kept = sources.log().kept();
        if (wanted == null) {
            position = kept.end();
            return List.of(StreamEvent.place(position.toString()));
        }
        @Nullable ChangePosition from = ChangePosition.parse(wanted).orElse(null);
        if (from != null && kept.follows(from)) {
            position = from;
            return List.of(StreamEvent.place(from.toString()));
        }
        boolean tooOld = from != null
                && from.log() == kept.end().log()
                && from.number() < kept.before().number();
        position = tooOld ? kept.before() : kept.end();
        return List.of(new StreamEvent(position.toString(), "gap", tooOld ? TOO_OLD : OTHER_LOG));
    }

    private List<StreamEvent> told(Caller caller, List<FleetChange> page, ChangePosition before) {
        List<FleetChange> visible = sources.log().visible(caller.actor(), page).stream()
                .filter(change -> CallerReach.covers(caller, connection(change)))
                .toList();
        Predicate<FleetChange> chosen = chosen(caller.actor(), visible);
        List<StreamEvent> events = new ArrayList<>();
        visible.stream()
                .filter(chosen)
                .forEach(change ->
                        events.add(event(change, before.at(change.number()).toString())));
        return events;
    }

    private static ConnectionId connection(FleetChange change) {
        return switch (change) {
            case FleetChange.Of of -> of.event().sandbox().connection();
            case FleetChange.Left left -> left.sandbox().connection();
            case FleetChange.Unwatched unwatched -> unwatched.connection();
        };
    }

    /// Returns which changes are of sandboxes that the filter finds now.
    private Predicate<FleetChange> chosen(Actor actor, List<FleetChange> changes) {
        if (filter.isEverything() || changes.isEmpty()) {
            return _ -> true;
        }
        Set<SandboxId> ids = changes.stream()
                .flatMap(change -> change instanceof FleetChange.Of of
                        ? Stream.of(of.event().sandbox())
                        : Stream.empty())
                .collect(Collectors.toSet());
        Predicate<Life> test = sources.predicate(filter, actor);
        Set<SandboxId> found = sources.history().find(actor, ids).stream()
                .filter(test)
                .map(life -> life.sandbox().id())
                .collect(Collectors.toSet());
        return change -> !(change instanceof FleetChange.Of of)
                || found.contains(of.event().sandbox());
    }

    private static StreamEvent event(FleetChange change, String id) {
        return switch (change) {
            case FleetChange.Of of -> new StreamEvent(id, "change", data(of));
            case FleetChange.Left left ->
                new StreamEvent(
                        id,
                        "left",
                        new LeftEvent(
                                left.sandbox().connection().value(),
                                left.sandbox().value()));
            case FleetChange.Unwatched gap ->
                new StreamEvent(
                        id,
                        "gap",
                        new GapEvent(
                                "unwatched",
                                gap.connection().value(),
                                gap.span().from(),
                                gap.span().until(),
                                "The console did not watch this connection for a while. What came and went meanwhile is not known."));
        };
    }

    private static ChangeEvent data(FleetChange.Of change) {
        HistoryEvent event = change.event();
        return new ChangeEvent(
                ApiWords.of(event.kind()),
                event.at(),
                event.engineAt(),
                ApiWords.of(event.origin()),
                event.sandbox().connection().value(),
                event.sandbox().value(),
                change.title(),
                change.state(),
                change.team(),
                change.owner(),
                event.sequence(),
                event.gap(),
                EventMapper.changes(event.changes()),
                event.operation() == null ? null : event.operation().toString());
    }
}
