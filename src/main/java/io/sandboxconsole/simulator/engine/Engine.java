package io.sandboxconsole.simulator.engine;

/// One simulated engine below its own mount of the shared port.
public interface Engine {

    /// Returns the engine's path prefix, for instance `/opensandbox`.
    String mount();

    /// Returns the request's route, for instance `GET /sandboxes/{id}`; for counting and for faults.
    String routeOf(Request request);

    /// Returns the request's path as fault patterns write it, without equivalent prefixes.
    String pathOf(Request request);

    Reply answer(Request request);

    /// Returns the error of a fault, in the engine's error format.
    Reply failure(Request request, int status, String message);

    /// Returns a 429 that asks the client to retry after these seconds, in the engine's own form.
    Reply rateLimited(Request request, int seconds);
}
