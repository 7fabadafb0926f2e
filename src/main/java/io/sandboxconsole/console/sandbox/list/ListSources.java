package io.sandboxconsole.console.sandbox.list;

import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.bulk.BulkActs;
import io.sandboxconsole.console.columns.ListLayouts;
import io.sandboxconsole.console.component.PageFollower;
import io.sandboxconsole.console.past.TimeTravels;
import io.sandboxconsole.console.sandbox.filter.Filtering;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Dependencies of the sandbox list.
@Component
record ListSources(
        Inventory inventory,
        SandboxService sandboxes,
        CurrentActor currentActor,
        ListLayouts layouts,
        Filtering filtering,
        PageFollower follower,
        TimeTravels timeTravels,
        BulkActs bulk,
        Clock clock) {}
