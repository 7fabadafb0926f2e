package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.Audit.Entry;
import io.sandboxconsole.simulator.daytona.account.Caller;
import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import io.sandboxconsole.simulator.engine.Call;
import io.sandboxconsole.simulator.engine.Json;
import io.sandboxconsole.simulator.engine.Request;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A call that passed every check before its handler.
///
/// @param found the sandbox named by the path, as it was when the call came
/// @param entry the call's entry in the audit log
record CheckedCall(
        Call call,
        @Nullable Caller who,
        @Nullable DaytonaSandbox found,
        @Nullable Entry entry,
        Instant now) {

    CheckedCall recordedIn(@Nullable Entry value) {
        return new CheckedCall(call, who, found, value, now);
    }

    Request request() {
        return call.request();
    }

    Caller caller() {
        if (who == null) {
            throw new HttpProblem(401, "Invalid credentials");
        }
        return who;
    }

    String organization() {
        return caller().inside();
    }

    DaytonaSandbox sandbox() {
        if (found == null) {
            throw EngineState.unknown(call.id());
        }
        return found;
    }

    String id() {
        return sandbox().id();
    }

    String variable(String name) {
        return call.variable(name);
    }

    String parameter(String name, String usual) {
        return request().parameter(name).filter(text -> !text.isEmpty()).orElse(usual);
    }

    /// Returns the values of a list in the query, with or without brackets behind its name.
    List<String> list(String name) {
        var parameters = request().parameters();
        return parameters.getOrDefault(name, parameters.getOrDefault(name + "[]", List.of()));
    }

    boolean flag(String name) {
        return parameter(name, "false").equals("true");
    }

    /// Returns an integer of the path; any other text there is an unforeseen error of the server.
    int number(String variable) {
        try {
            return Integer.parseInt(variable(variable));
        } catch (NumberFormatException notNumeric) {
            throw HttpProblem.unforeseen();
        }
    }

    /// Returns an integer of the query within bounds.
    int number(String name, int usual, int most) {
        String text = parameter(name, String.valueOf(usual));
        try {
            int number = Integer.parseInt(text);
            if (number < 1) {
                throw new HttpProblem(400, "%s must not be less than 1".formatted(name));
            }
            if (number > most) {
                throw new HttpProblem(400, "%s must not be greater than %d".formatted(name, most));
            }
            return number;
        } catch (NumberFormatException notNumeric) {
            throw new HttpProblem(400, "%s must be an integer number".formatted(name));
        }
    }

    /// Returns the body, empty when there is none.
    JsonNode body() {
        return body(request());
    }

    static JsonNode body(Request request) {
        if (request.body().isBlank()) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            return Json.read(request.body());
        } catch (JacksonException malformed) {
            throw new HttpProblem(400, "The body is not valid JSON");
        }
    }

    /// Sets the audit entry's target to the one the call had in the end.
    void concerns(String target) {
        if (entry != null) {
            entry.target(target);
        }
    }
}
