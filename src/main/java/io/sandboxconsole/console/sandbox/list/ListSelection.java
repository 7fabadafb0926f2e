package io.sandboxconsole.console.sandbox.list;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.bulk.Selection;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lock.LockView;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The selected sandboxes of a browser tab: named ones, or all that match a filter except the named ones. It belongs to
/// the tab and not to what the list shows at a time.
final class ListSelection {

    private final Set<SandboxId> named = new LinkedHashSet<>();

    private @Nullable SandboxFilter matching;

    /// The selection of the tab; null while nothing is known of it.
    static @Nullable ListSelection of(UI ui) {
        return ComponentUtil.getData(ui, ListSelection.class);
    }

    void keepIn(UI ui) {
        ComponentUtil.setData(ui, ListSelection.class, this);
    }

    /// The filter whose sandboxes are selected except [#named]; null where [#named] are the selected ones.
    @Nullable
    SandboxFilter matching() {
        return matching;
    }

    boolean isEmpty() {
        return matching == null && named.isEmpty();
    }

    /// In the order of their selection.
    Set<SandboxId> named() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(named));
    }

    /// Tests whether a sandbox is selected.
    Predicate<Sandbox> contains(Instant now, Actor actor, LockView locks) {
        var filter = matching;
        if (filter == null) {
            return sandbox -> named.contains(sandbox.id());
        }
        return filter.predicate(now, actor, locks).and(sandbox -> !named.contains(sandbox.id()));
    }

    /// What a plan is asked for; named ones in the order of their selection.
    Selection asked() {
        var filter = matching;
        return filter == null
                ? new Selection.Chosen(List.copyOf(named))
                : new Selection.Matching(filter, Set.copyOf(named));
    }

    void selectAllMatching(SandboxFilter filter) {
        named.clear();
        matching = filter;
    }

    /// Selects exactly these.
    void selectNamed(Collection<SandboxId> ids) {
        matching = null;
        named.clear();
        named.addAll(ids);
    }

    /// Takes these out of all that match.
    void except(Collection<SandboxId> ids) {
        named.addAll(ids);
    }

    void clear() {
        named.clear();
        matching = null;
    }

    /// Forgets named sandboxes, such as those that have ended.
    void forget(Collection<SandboxId> ids) {
        named.removeAll(ids);
    }

    /// Takes over the checkboxes of one page: of `shown`, exactly `ticked` are selected. While all that match are
    /// selected, `shown` holds only those that do.
    void ticked(Set<SandboxId> shown, Set<SandboxId> ticked) {
        boolean exceptions = matching != null;
        for (SandboxId id : shown) {
            if (ticked.contains(id) == exceptions) {
                named.remove(id);
            } else {
                named.add(id);
            }
        }
    }
}
