package io.sandboxconsole.simulator;

/// Ends the handling of a call with this answer.
final class Rejection extends RuntimeException {

    private final transient Reply reply;

    Rejection(Reply reply) {
        super("The simulated engine answers %d.".formatted(reply.status()), null, false, false);
        this.reply = reply;
    }

    /// A deliberate error of the engine with its code.
    Rejection(int status, String code, String message) {
        this(Reply.json(
                status,
                json -> json.writeStartObject()
                        .writeStringProperty("code", code)
                        .writeStringProperty("message", message)
                        .writeEndObject()));
    }

    Reply reply() {
        return reply;
    }
}
