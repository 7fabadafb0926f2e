package io.sandboxconsole.console.job;

import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.bulk.BulkJobs;
import io.sandboxconsole.console.bulk.JobFollower;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.export.BulkExport;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// What the pages of jobs read from and act by.
@Component
record JobSources(
        BulkJobs jobs,
        BulkExport export,
        JobFollower follower,
        CurrentActor currentActor,
        Background background,
        Clock clock) {}
