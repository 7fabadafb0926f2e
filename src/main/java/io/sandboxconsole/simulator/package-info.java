/// Sandbox engines in memory: their HTTP APIs on a loopback port, with a lifelike fleet, faults and scale on demand.
///
/// The OpenSandbox engine lives below `/opensandbox`, the Daytona engine below `/daytona/api`. A person with curl
/// provokes failures and changes below `/_control`, which needs no key, speaks JSON and does not depend on the
/// simulated time:
///
/// | call | effect |
/// |---|---|
/// | `GET /_control/faults` | the scripted faults with the calls left |
/// | `POST /_control/faults` `{"route":"GET /sandboxes","effect":"status","status":503,"times":3}` | scripts a fault |
/// | `DELETE /_control/faults` | clears every fault and releases stalled calls |
/// | `GET /_control/fleet` | `{"size":400}` |
/// | `POST /_control/fleet` `{"size":100000}` | replaces the fleet by a generated one of that size |
/// | `POST /_control/fleet/changes` `{"count":50}` | changes that many random sandboxes |
/// | `POST /_control/fleet/ends` `{"id":"…","end":"out-of-memory"}` | lets a sandbox end, see `SimulatedEnd` |
/// | `POST /_control/fleet/expiry` `{"alive":true}` | lets expired sandboxes stay alive, or vanish again |
/// | `GET`, `DELETE /_control/requests` | counts requests by route, or starts counting afresh |
/// | `POST /_control/key` `{"key":"another"}` | accepts only this key from now on |
///
/// The same calls below `/_control/daytona` (without `expiry`) concern the Daytona engine, and three more:
///
/// | call | effect |
/// |---|---|
/// | `POST …/behaviour` `{"version":"0.170.0","flapping-lists":true,"failStarts":1}` | sets the server up |
/// | `POST …/permissions` `{"permissions":["write:sandboxes"]}` | limits the usual key to these, until `expiresAt` |
/// | `POST …/token` `{"user":"maria"}` | issues an access token of that person |
///
/// The members of `behaviour` are `version`, `listLagMilliseconds`, `auditLagMilliseconds`, `failStarts`,
/// `failBuilds`, `limits` such as `{"authenticated":{"calls":5,"seconds":60}}`, and the switches of `DaytonaBehaviour`.
/// The server plays version
/// 0.190.0; one below 0.180 lists arrays, 0.205 has the newest documented members, and one above is the provider's own.
///
/// A route is `*`, a method and a template (`POST /sandboxes/{id}/pause`) or a method and a path with `*`, without
/// `/v1` or `/api`.
/// Effects: `status` (`status`, `headers`, `body`), `rate-limit` (`seconds`), `plain-text-500`, `garbage`, `web-page`,
/// `namespace-full`, `pool-full` (`seconds`), `latency`
/// (`milliseconds`), `stall`, `reset`, `lost-answer`, `truncated`, `empty-list`, `halved-list`, `repeated-ids`,
/// `shifted-pages`, `unknown-members`, `unknown-states`. Without `times` a fault lasts until it is cleared.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.sandboxconsole.simulator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
