package io.sandboxconsole.bulk;

import java.util.List;

/// The sandboxes of a plan that is being made, and what keeps it from being started.
record PlanDraft(List<PlanItem> items, List<Block> blocks) {

    PlanDraft {
        items = List.copyOf(items);
        blocks = List.copyOf(blocks);
    }

    int taken() {
        return (int) items.stream().filter(PlanItem::taken).count();
    }
}
