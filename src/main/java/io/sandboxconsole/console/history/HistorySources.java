package io.sandboxconsole.console.history;

import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.columns.ListLayouts;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.PageFollower;
import io.sandboxconsole.console.past.KnowledgeNotes;
import io.sandboxconsole.console.sandbox.filter.Filtering;
import io.sandboxconsole.console.sandbox.hold.HoldCalls;
import io.sandboxconsole.history.History;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.lock.Locks;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Dependencies of the list of lives.
@Component
record HistorySources(
        History history,
        Inventory inventory,
        CurrentActor currentActor,
        Background background,
        Filtering filtering,
        ListLayouts layouts,
        PageFollower follower,
        KnowledgeNotes knowledge,
        HoldCalls holds,
        Locks locks,
        Clock clock) {}
