package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.Call;
import io.sandboxconsole.simulator.engine.FieldPath;
import io.sandboxconsole.simulator.engine.JsonBody;
import io.sandboxconsole.simulator.engine.Reply;
import io.sandboxconsole.simulator.engine.RequestValidator;

/// Accepts the measurements that SDKs report and discards them.
final class MetricEvents {

    private MetricEvents() {}

    static Reply accept(Call call) {
        FieldPath body = JsonBody.of(call.request());
        RequestValidator requestValidator = new RequestValidator();
        requestValidator.requiredText(body, "eventType");
        requestValidator.whole(body.child("createDurationMs"), 0, Long.MAX_VALUE);
        requestValidator.flag(body.child("success"));
        requestValidator.finish();
        return Reply.empty(204);
    }
}
