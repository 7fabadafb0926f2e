package io.sandboxconsole.simulator.engine;

/// The ways in which a person or a test lets a sandbox of a simulated engine end, each as the engine itself would show
/// it.
public enum SimulatedEnd {
    /// Another caller of the engine deletes it. An engine with an audit log names that caller there.
    DELETED,
    /// Its main process exits with an error; the sandbox stays listed.
    FAILED,
    /// The kernel kills it because it is out of memory.
    OUT_OF_MEMORY,
    /// The platform takes its place away; only platforms that do so.
    EVICTED,
    /// It is gone without a trace.
    GONE
}
