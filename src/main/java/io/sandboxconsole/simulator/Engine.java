package io.sandboxconsole.simulator;

/// One simulated engine below its own mount of the shared port.
interface Engine {

    /// Where the engine lives, for instance `/opensandbox`.
    String mount();

    /// The route that answers the request, for instance `GET /sandboxes/{id}`; for counting and for faults.
    String routeOf(Request request);

    /// The path of the request as fault patterns write it, without prefixes that mean the same.
    String pathOf(Request request);

    Reply answer(Request request);
}
