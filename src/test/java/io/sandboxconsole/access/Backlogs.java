package io.sandboxconsole.access;

import org.springframework.context.ApplicationContext;

/// The rows of the trail that wait for the database of a test's console.
public final class Backlogs {

    private Backlogs() {}

    /// Writes them now, so that no later test finds them.
    public static void catchUp(ApplicationContext console) {
        console.getBean(AuditBacklog.class).catchUp();
    }
}
