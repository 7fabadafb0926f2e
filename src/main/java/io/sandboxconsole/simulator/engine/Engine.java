package io.sandboxconsole.simulator.engine;

/// One simulated engine below its own mount of the shared port.
public interface Engine {

    /// Where the engine lives, for instance `/opensandbox`.
    String mount();

    /// The route that answers the request, for instance `GET /sandboxes/{id}`; for counting and for faults.
    String routeOf(Request request);

    /// The path of the request as fault patterns write it, without prefixes that mean the same.
    String pathOf(Request request);

    Reply answer(Request request);

    /// An error that a fault asks for, in the shape in which this engine tells errors.
    Reply failure(Request request, int status, String message);

    /// A refusal that asks the client to come back after these seconds, as this engine says it.
    Reply rateLimited(Request request, int seconds);
}
