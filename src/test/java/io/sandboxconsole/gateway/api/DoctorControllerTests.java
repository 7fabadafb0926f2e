package io.sandboxconsole.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Tests the checks of the console over HTTP.
class DoctorControllerTests extends ApiConsole {

    private static List<String> texts(JsonNode nodes, String member) {
        return StreamSupport.stream(nodes.spliterator(), false)
                .map(node -> node.path(member).asString())
                .toList();
    }

    @Test
    void an_auditor_gets_the_checks_of_the_console_and_of_each_connection() {
        Answer answer = get("/api/doctor", token("ada", "auditor"));

        assertThat(answer.status()).isEqualTo(200);
        JsonNode parts = answer.json().path("parts");
        assertThat(texts(parts, "subject"))
                .contains("configuration", "database", "audit-trail", "sign-in", "connection");
        assertThat(texts(parts, "id")).contains("prod", "lab");
        assertThat(answer.json().path("status").asString()).isNotEqualTo("broken");
        assertThat(parts.findValuesAsString("code")).contains("OK", "AUDIT_WITHOUT_SINK", "DATABASE_EMBEDDED");
        assertThat(answer.body()).doesNotContain(ENGINE_KEY, DAYTONA_KEY);
    }

    @Test
    void who_may_not_read_about_connections_is_denied() {
        for (String role : List.of("viewer", "operator", "lead")) {
            Answer answer = get("/api/doctor", token("olga", role, "platform"));

            assertThat(answer.status()).as(role).isEqualTo(403);
            assertThat(answer.body()).doesNotContain("parts");
        }
    }

    @Test
    void without_a_credential_nothing_is_told() {
        assertThat(call("GET", "/api/doctor", null, null).status()).isEqualTo(401);
    }
}
