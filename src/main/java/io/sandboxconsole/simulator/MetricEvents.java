package io.sandboxconsole.simulator;

/// Takes the measurements that SDKs report and forgets them.
final class MetricEvents {

    private MetricEvents() {}

    static Reply accept(Call call) {
        Spot body = JsonBody.of(call.request());
        Checker checker = new Checker();
        checker.requiredText(body, "eventType");
        checker.whole(body.child("createDurationMs"), 0, Long.MAX_VALUE);
        checker.flag(body.child("success"));
        checker.finish();
        return Reply.empty(204);
    }
}
