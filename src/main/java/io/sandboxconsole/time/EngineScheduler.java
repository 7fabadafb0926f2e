package io.sandboxconsole.time;

import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/// The scheduler for work that may wait for an engine: each task has a thread of its own, so that a slow engine blocks
/// no other. Closed with the application.
///
/// The scheduler itself is no bean. That of the `@Scheduled` methods is, and Vaadin accepts no second executor.
public record EngineScheduler(TaskScheduler tasks) implements AutoCloseable {

    @Override
    public void close() {
        if (tasks instanceof SimpleAsyncTaskScheduler own) {
            own.close();
        }
    }
}
