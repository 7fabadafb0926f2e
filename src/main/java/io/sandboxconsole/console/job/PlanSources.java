package io.sandboxconsole.console.job;

import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.bulk.BulkJobs;
import io.sandboxconsole.bulk.BulkProperties;
import io.sandboxconsole.console.bulk.BulkActs;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.PageFollower;
import io.sandboxconsole.export.BulkExport;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// What the page of a plan reads from and acts by.
@Component
record PlanSources(
        PlanReads reads,
        BulkJobs jobs,
        BulkProperties properties,
        BulkActs acts,
        BulkExport export,
        PageFollower follower,
        CurrentActor currentActor,
        Background background,
        Clock clock) {}
