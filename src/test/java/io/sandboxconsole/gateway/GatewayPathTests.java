package io.sandboxconsole.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayPathTests extends GatewayFilterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/V1/sandboxes",
                "/V1",
                "/v1/../login",
                "/v1/./sandboxes",
                "/v1/sandboxes/..",
                "/v1/sandboxes/%2e%2e/x",
                "/v1/sandboxes/..%2f..%2fetc",
                "/v1/sandboxes/a%2Fb",
                "/v1%2Fsandboxes",
                "/v1/a%5Cb",
                "/v1/a%252fb",
                "/v1//sandboxes",
                "//v1/sandboxes",
                "/v1;a=b/sandboxes",
                "/v1/sandboxes;jsessionid=1",
                "/v1/a%3Bb",
                "/x/../v1/sandboxes",
                "/%76%31/sandboxes",
                "/%56%31/sandboxes",
                "/v1/a%00b",
                "/v1/a%0d%0aSet-Cookie:x",
                "/v1/a%zz"
            })
    void a_trick_with_the_path_is_refused_in_the_engines_shape_and_recorded_once(String path) {
        String key = header(issue(Role.SERVICE).value());

        assertRefused(http().get(path, key), 400, "INVALID_REQUEST");

        assertThat(refusals()).containsExactly("unknown odd-request");
        assertThat(routes.caller).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECTION", "get", "PROPFIND"})
    void a_method_that_nobody_uses_is_refused(String method) {
        var answer = http().send(method, "/v1/sandboxes");

        assertRefused(answer, 405, "METHOD_NOT_ALLOWED");
        assertThat(answer.body()).contains(method);
        assertThat(answer.value("Allow")).contains("GET");

        assertThat(refusals()).containsExactly("unknown odd-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login/a%2Fb", "/sandboxes%2Fx", "/a%5Cb", "/VAADIN/..%2F..%2Fx"})
    void an_encoded_slash_stays_refused_at_the_consoles_own_door(String path) {
        assertThat(http().get(path).status()).isEqualTo(400);
        assertThat(refusals()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1x", "/v10/sandboxes", "/av1/x", "/sandboxes/v1"})
    void what_only_looks_similar_is_not_the_gateways(String path) {
        var answer = http().get(path, "Accept: text/html");

        assertThat(answer.status()).isNotEqualTo(400);
        assertThat(answer.body()).doesNotContain("MISSING_API_KEY");
        assertThat(refusals()).isEmpty();
    }

    @Test
    void a_plain_path_with_whatever_it_names_comes_through() {
        String key = header(issue(Role.SERVICE).value());

        for (String path : new String[] {
            "/v1",
            "/v1/",
            "/v1/sandboxes?metadata=a%3D%252F..%2F",
            "/v1/sandboxes/a%20b",
            "/v1/sandboxes/a.b-c_d~e",
            "/v1/sandboxes/x/proxy/8080/a.b/c:d@e"
        }) {
            assertThat(http().get(path, key).status()).as(path).isEqualTo(200);
        }
        assertThat(refusals()).isEmpty();
    }
}
