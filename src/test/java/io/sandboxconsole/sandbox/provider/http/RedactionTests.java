package io.sandboxconsole.sandbox.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Tests that foreign text is shown without secrets, in plain text and in JSON however often it is quoted.
class RedactionTests {

    private static final String CANARY = "canary5d0e91c2canary5d0e91c2";

    private final Redaction redaction = new Redaction(List.of("own key"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the own key is wrong                                | the <token> is wrong
            Authorization: Bearer CANARY, go away               | Authorization: Bearer <token>, go away
            bEaReR   CANARY;                                    | Bearer <token>;
            no Bearer CANARY\\" there                           | no Bearer <token>\\" there
            authorization=CANARY                                | authorization=<token>
            apiKey: CANARY, api_key=CANARY                      | apiKey: <token>, api_key=<token>
            accessToken=CANARY access_token=CANARY              | accessToken=<token> access_token=<token>
            jwtToken=CANARY jwt_token=CANARY                    | jwtToken=<token> jwt_token=<token>
            token=CANARY&port=1                                 | token=<token>&port=1
            run ssh -p 2222 CANARY@localhost now                | run ssh -p 2222 <token>@localhost now
            ssh CANARY@host                                     | ssh <token>@host
            CANARY@host                                         | <token>@host
            env TOKEN=CANARY is wrong                           | env TOKEN=<token> is wrong
            by http://jane:CANARY@proxy:3128/x                  | by http://<token>@proxy:3128/x
            at http://3000-CANARY.proxy.localhost:4000/a        | at http://3000-<token>.proxy.localhost:4000/a
            x-daytona-preview-token: CANARY                     | x-daytona-preview-token: <token>
            Cannot DELETE /api/sandbox/x/ssh-access?token=CANARY | Cannot DELETE /api/sandbox/x/ssh-access?<token>
            dtn_CANARY and eyJhbGci.eyJzdWIi.CANARY             | <token> and <token>
            """)
    void each_form_of_a_secret_is_hidden_in_plain_words(String text, String told) {
        assertThat(redaction.sentence(text.replace("CANARY", CANARY))).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorization",
                "Authorization",
                "apiKey",
                "api_key",
                "APIKEY",
                "accessToken",
                "access_token",
                "jwtToken",
                "jwt_token",
                "token",
                "Token",
                "sshCommand",
                "value",
                "outboundProxyUrl",
                "x-daytona-preview-token",
                "password",
                "input"
            })
    void each_telling_member_is_hidden_in_json_however_often_it_is_quoted(String member) {
        String secret = "c\"a\\\\n'a,r}y\\ " + CANARY;
        String json = "{%s:%s,\"more\":[%s]}".formatted(quoted(member), quoted(secret), quoted("kept"));

        for (int depth = 0; depth < 4; depth++) {
            assertThat(redaction.sentence("no: " + json + " sorry"))
                    .as("quoted %d times", depth)
                    .doesNotContain("canary")
                    .startsWith("no: {")
                    .contains("<token>", "more", "kept")
                    .endsWith("} sorry");
            json = "{\"message\":%s}".formatted(quoted(json));
        }
    }

    @Test
    void a_secret_that_we_know_is_found_also_as_json_writes_it() {
        String secret = "pass\"word\\with\nlines";
        Redaction knowing = new Redaction(List.of(secret));
        String said = secret;

        for (int depth = 0; depth < 3; depth++) {
            assertThat(knowing.sentence("no %s here".formatted(said))).isEqualTo("no <token> here");
            String quoted = quoted(said);
            said = quoted.substring(1, quoted.length() - 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "headers", "value"})
    void everything_within_a_telling_object_is_hidden(String member) {
        String json = "{\"%s\":{\"A\":\"}%s\",\"B\":[\"%s\",{\"C\":\"%s\"}]},\"kept\":1}"
                .formatted(member, CANARY, CANARY, CANARY);

        assertThat(redaction.sentence(json)).isEqualTo("{\"%s\":\"<token>\",\"kept\":1}".formatted(member));
        assertThat(redaction.sentence("{\"m\":%s}".formatted(quoted(json))))
                .doesNotContain("canary")
                .contains("kept");
    }

    @Test
    void a_member_that_is_cut_off_is_hidden_to_the_end() {
        assertThat(redaction.sentence("{\"token\":\"" + CANARY)).isEqualTo("{\"token\":\"<token>\"");
        assertThat(redaction.sentence("{\"token\":\"ends with a backslash\\\\\",\"apiKey\":\"" + CANARY + "\"}"))
                .isEqualTo("{\"token\":\"<token>\",\"apiKey\":\"<token>\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sandbox 22f7b037-0d07-477e-8817-c9c36872fef2 is not started",
                "Total CPU limit exceeded. See https://www.daytona.io/docs/en/limits?",
                "jane@example.com is no member of the organization",
                "snapshot registry.example.com/team/app:1.2 not found",
                "http://3000-22f7b037-0d07-477e-8817-c9c36872fef2.proxy.localhost is closed",
                "Invalid token",
                "the value 3-bit.example is not a region"
            })
    void what_holds_no_secret_stays_as_it_is(String text) {
        assertThat(redaction.sentence(text)).isEqualTo(text);
    }

    @Test
    void a_huge_text_is_cut_before_anybody_looks_into_it() {
        String huge = "a-~".repeat(1_000_000) + CANARY;

        assertThat(redaction.sentence(huge)).hasSize(1_001).endsWith("…");
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
