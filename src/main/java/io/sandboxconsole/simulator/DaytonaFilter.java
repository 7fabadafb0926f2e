package io.sandboxconsole.simulator;

import java.util.function.Predicate;

/// Which parameters each listing knows; it ignores all others.
final class DaytonaFilter {

    private DaytonaFilter() {}

    /// What the listing behind a cursor knows; the newest servers compare the hard end as well.
    static Predicate<DaytonaSandbox> ofCursor(DaytonaCall call, DaytonaBehaviour behaviour) {
        DaytonaConditions filter = common(call);
        filter.oneOf("regionIds", sandbox -> sandbox.origin().target());
        filter.oneOf("sandboxClasses", sandbox -> sandbox.origin().sandboxClass());
        filter.equal("isPublic", sandbox -> sandbox.network().open());
        filter.equal("isRecoverable", sandbox -> sandbox.status().recoverable());
        filter.between("createdAt", sandbox -> sandbox.times().created());
        if (behaviour.isNewest()) {
            filter.between("autoDestroyAt", sandbox -> sandbox.intervals().destroyAt());
        }
        return filter.all();
    }

    /// What the listing by pages knows, which has a word of its own for regions.
    static Predicate<DaytonaSandbox> ofPages(DaytonaCall call) {
        DaytonaConditions filter = common(call);
        filter.oneOf("regions", sandbox -> sandbox.origin().target());
        return filter.all();
    }

    /// What the oldest servers know: nothing but labels and visibility.
    static Predicate<DaytonaSandbox> ofOldServer(DaytonaCall call) {
        return visible(call).all();
    }

    private static DaytonaConditions common(DaytonaCall call) {
        DaytonaConditions filter = visible(call);
        filter.prefix("id", DaytonaSandbox::id);
        filter.prefix("name", DaytonaSandbox::name);
        filter.states();
        filter.oneOf("snapshots", sandbox -> sandbox.origin().snapshot());
        filter.range("minCpu", "maxCpu", sandbox -> sandbox.size().cpu());
        filter.range("minMemoryGiB", "maxMemoryGiB", sandbox -> sandbox.size().memory());
        filter.range("minDiskGiB", "maxDiskGiB", sandbox -> sandbox.size().disk());
        filter.between("lastEvent", sandbox -> sandbox.times().activity());
        return filter;
    }

    private static DaytonaConditions visible(DaytonaCall call) {
        DaytonaConditions filter = new DaytonaConditions(call);
        filter.visible();
        filter.labels();
        return filter;
    }
}
