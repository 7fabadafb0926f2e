package io.sandboxconsole.console.audit;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.RouterLink;

/// Creates links from other screens into the audit trail.
public final class AuditLinks {

    private AuditLinks() {}

    /// Leads to everything that the actor of this id did.
    public static RouterLink by(String actor, String label) {
        return link(label, AuditFilter.by(actor));
    }

    /// Leads to everything that was done to the target of this name; for a key, the beginning of its value.
    public static RouterLink about(String target, String label) {
        return link(label, AuditFilter.aboutTarget(target));
    }

    /// Leads to everything that mentions this text, such as the id of a job.
    public static RouterLink mentioning(String words, String label) {
        return link(label, AuditFilter.NONE.withText(words));
    }

    /// The address of the page with `filter`, relative to the console's.
    static String address(AuditFilter filter) {
        return new Location("audit", filter.parameters()).getPathWithQueryParameters();
    }

    static RouterLink link(String label, AuditFilter filter) {
        var link = new RouterLink(label, AuditView.class);
        link.setQueryParameters(filter.parameters());
        return link;
    }
}
