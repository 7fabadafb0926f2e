package io.sandboxconsole.simulator.engine;

/// Ends the handling of a call with this answer.
public final class ErrorReply extends RuntimeException {

    private final transient Reply reply;

    ErrorReply(Reply reply) {
        super("The simulated engine answers %d.".formatted(reply.status()), null, false, false);
        this.reply = reply;
    }

    /// Creates a deliberate error of the engine with its code.
    public ErrorReply(int status, String code, String message) {
        this(Reply.json(
                status,
                json -> json.writeStartObject()
                        .writeStringProperty("code", code)
                        .writeStringProperty("message", message)
                        .writeEndObject()));
    }

    public Reply reply() {
        return reply;
    }
}
