package io.sandboxconsole.simulator.daytona;

import java.util.function.Predicate;

/// Selects the parameters that each listing supports; it ignores all others.
final class Filter {

    private Filter() {}

    /// The cursor listing's parameters; the newest servers compare the hard end as well.
    static Predicate<DaytonaSandbox> ofCursor(CheckedCall call, DaytonaBehaviour behaviour) {
        Conditions filter = common(call);
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

    /// The paginated listing's parameters, with its own name for regions.
    static Predicate<DaytonaSandbox> ofPages(CheckedCall call) {
        Conditions filter = common(call);
        filter.oneOf("regions", sandbox -> sandbox.origin().target());
        return filter.all();
    }

    /// The oldest servers' parameters: labels and visibility only.
    static Predicate<DaytonaSandbox> ofOldServer(CheckedCall call) {
        return visible(call).all();
    }

    private static Conditions common(CheckedCall call) {
        Conditions filter = visible(call);
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

    private static Conditions visible(CheckedCall call) {
        Conditions filter = new Conditions(call);
        filter.visible();
        filter.labels();
        return filter;
    }
}
