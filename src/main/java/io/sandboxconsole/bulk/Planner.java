package io.sandboxconsole.bulk;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.inventory.SortOrder;
import io.sandboxconsole.sandbox.ActionWarning;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Decides what a plan takes and what it leaves out, from the inventory: makes no call to an engine.
final class Planner {

    /// The most sandboxes of a plan of somebody who may act on many of their own only.
    static final int MOST_OWN = 25;

    private final Inventory inventory;

    private final SandboxService sandboxes;

    private final Guard guard;

    private final BeltSettings belts;

    private final Predicate<ConnectionId> fresh;

    private final Supplier<Set<SandboxId>> holds;

    private final InstantSource time;

    /// @param fresh whether the data of a connection may be gone by
    /// @param holds the sandboxes under legal hold
    Planner(
            Inventory inventory,
            SandboxService sandboxes,
            Guard guard,
            BeltSettings belts,
            Predicate<ConnectionId> fresh,
            Supplier<Set<SandboxId>> holds,
            InstantSource time) {
        this.inventory = inventory;
        this.sandboxes = sandboxes;
        this.guard = guard;
        this.belts = belts;
        this.fresh = fresh;
        this.holds = holds;
        this.time = time;
    }

    /// @param asked further belts of this plan, which only tighten
    PlanDraft draft(Actor actor, Selection selection, BulkCommand command, Belts asked) {
        var drawing = new Drawing(actor, command, asked, time.instant());
        Predicate<Sandbox> selected = selected(actor, selection, drawing.now);
        try (Stream<Sandbox> rows = inventory.rows(actor, SandboxFilter.EVERYTHING, SortOrder.NEWEST_FIRST)) {
            rows.forEach(sandbox -> drawing.see(sandbox, selected.test(sandbox)));
        }
        List<PlanItem> items = switch (selection) {
            case Selection.Matching _ -> List.copyOf(drawing.items.values());
            case Selection.Chosen(List<SandboxId> ids) ->
                ids.stream()
                        .map(id -> drawing.items.getOrDefault(id, PlanItem.missing(id)))
                        .toList();
        };
        return new PlanDraft(items, drawing.blocks(items));
    }

    private Predicate<Sandbox> selected(Actor actor, Selection selection, Instant now) {
        return switch (selection) {
            case Selection.Chosen(List<SandboxId> ids) -> {
                Set<SandboxId> chosen = new HashSet<>(ids);
                yield sandbox -> chosen.contains(sandbox.id());
            }
            case Selection.Matching(SandboxFilter filter, Set<SandboxId> but) ->
                filter.predicate(now, actor, sandboxes.locks()).and(sandbox -> !but.contains(sandbox.id()));
        };
    }

    /// One plan in the making: sees every sandbox that the actor may see once, the newest first.
    private final class Drawing {

        private final Map<SandboxId, PlanItem> items = new LinkedHashMap<>();

        private final Map<String, Integer> ofCreator = new HashMap<>();

        private final Map<String, Integer> ofTeam = new HashMap<>();

        private final Map<String, Integer> ofConnection = new HashMap<>();

        private final Actor actor;

        private final BulkCommand command;

        private final Belts asked;

        private final Instant now;

        private final AccessScope scope;

        private final Set<SandboxId> held;

        Drawing(Actor actor, BulkCommand command, Belts asked, Instant now) {
            this.actor = actor;
            this.command = command;
            this.asked = asked;
            this.now = now;
            this.scope = guard.scope(actor, Permission.ACT_IN_BULK);
            this.held = command.irreversible() ? holds.get() : Set.of();
        }

        void see(Sandbox sandbox, boolean selected) {
            int rank = ofCreator.merge(sandbox.creator().id(), 1, Integer::sum);
            ofConnection.merge(sandbox.id().connection().value(), 1, Integer::sum);
            if (sandbox.team() != null) {
                ofTeam.merge(sandbox.team(), 1, Integer::sum);
            }
            if (selected) {
                items.put(sandbox.id(), PlanItem.of(sandbox, skip(sandbox, rank)));
            }
        }

        private @Nullable Skip skip(Sandbox sandbox, int rank) {
            if (!scope.covers(sandbox.team(), sandbox.owner())) {
                return Skip.of(Skip.Reason.NOT_PERMITTED);
            }
            var option = sandboxes.option(actor, sandbox, command.action());
            if (option.isEmpty()) {
                return Skip.of(Skip.Reason.UNSUPPORTED);
            }
            var obstacle = option.get().obstacle();
            if (obstacle != null) {
                return Skip.of(obstacle);
            }
            if (held.contains(sandbox.id())) {
                return Skip.of(Skip.Reason.HELD);
            }
            var locked = sandboxes.locked(sandbox, command.on(sandbox));
            if (locked.isPresent()) {
                return Skip.of(locked.get());
            }
            if (sandbox.attributes().lease() != null) {
                return Skip.of(Skip.Reason.LEASED);
            }
            boolean typed = sandboxes.warnings(sandbox, command.action()).stream()
                    .map(ActionWarning::typed)
                    .anyMatch(Objects::nonNull);
            return typed ? Skip.of(Skip.Reason.ASKED_ONE_BY_ONE) : held(sandbox, rank);
        }

        private @Nullable Skip held(Sandbox sandbox, int rank) {
            Belts belt = belts.of(sandbox).and(asked);
            if (belt.keepNewest() != null && rank <= belt.keepNewest()) {
                return Skip.of(Skip.Reason.AMONG_NEWEST);
            }
            if (within(sandbox.createdAt(), belt.minimumAge())) {
                return Skip.of(Skip.Reason.TOO_YOUNG);
            }
            return within(sandbox.attributes().lastActivityAt(), belt.unusedFor())
                    ? Skip.of(Skip.Reason.USED_LATELY)
                    : null;
        }

        /// Whether `moment` is nearer than `distance`; what is unknown counts as near.
        private boolean within(@Nullable Instant moment, @Nullable Duration distance) {
            return distance != null && (moment == null || moment.isAfter(now.minus(distance)));
        }

        List<Block> blocks(List<PlanItem> items) {
            List<PlanItem> taken = items.stream().filter(PlanItem::taken).toList();
            List<Block> blocks = new ArrayList<>();
            if (taken.isEmpty()) {
                blocks.add(new Block(Block.Kind.NOTHING, "", 0, 0));
            }
            Belts whole = belts.ofPlan().and(asked);
            block(blocks, Block.Kind.MOST, "", whole.most() == null ? Integer.MAX_VALUE : whole.most(), taken.size());
            boolean ownOnly = !scope.isUnlimited() && scope.teams().isEmpty();
            block(blocks, Block.Kind.MOST_OF_ACTOR, "", ownOnly ? MOST_OWN : Integer.MAX_VALUE, taken.size());
            Map<String, Integer> ofTeams = new HashMap<>();
            Map<String, Integer> ofConnections = new HashMap<>();
            for (PlanItem item : taken) {
                ofConnections.merge(item.id().connection().value(), 1, Integer::sum);
                @Nullable String team = Objects.requireNonNull(item.observed()).team();
                if (team != null) {
                    ofTeams.merge(team, 1, Integer::sum);
                }
            }
            ofTeams.forEach((team, count) -> group(
                    blocks,
                    Block.Kind.PERCENT_OF_TEAM,
                    team,
                    belts.ofTeam(team).and(BeltSettings.ofParts(asked)),
                    ofTeam,
                    count));
            ofConnections.forEach((connection, count) -> {
                group(
                        blocks,
                        Block.Kind.PERCENT_OF_CONNECTION,
                        connection,
                        belts.ofConnection(connection).and(BeltSettings.ofParts(asked)),
                        ofConnection,
                        count);
                if (!fresh.test(new ConnectionId(connection))) {
                    blocks.add(new Block(Block.Kind.OLD_DATA, connection, 0, count));
                }
            });
            return blocks;
        }

        private void group(
                List<Block> blocks, Block.Kind kind, String name, Belts belt, Map<String, Integer> fleets, int count) {
            block(blocks, kind, name, belt.mostOf(fleets.getOrDefault(name, 0)), count);
            block(blocks, Block.Kind.MOST, name, belt.most() == null ? Integer.MAX_VALUE : belt.most(), count);
        }

        private static void block(List<Block> blocks, Block.Kind kind, String name, int limit, int count) {
            if (count > limit) {
                blocks.add(new Block(kind, name, limit, count));
            }
        }
    }
}
