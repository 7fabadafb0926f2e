package io.sandboxconsole.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

class ResponseCompressionTests {

    private static final String LONG = "body { color: red }\n".repeat(200);

    private final ResponseCompression filter = new ResponseCompression();

    @Test
    void a_style_sheet_is_compressed_and_is_the_same_behind_it() throws Exception {
        var answer = ask("/styles/console.css", LONG, "gzip, deflate, br");

        assertThat(answer.getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.getHeader("Vary")).isEqualTo("Accept-Encoding");
        assertThat(answer.getHeader("Content-Length")).isNull();
        assertThat(answer.getContentAsByteArray()).hasSizeLessThan(LONG.length() / 10);
        try (var body = new GZIPInputStream(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(LONG);
        }
    }

    @Test
    void a_browser_that_takes_no_gzip_gets_it_as_it_is() throws Exception {
        var answer = ask("/styles/console.css", LONG, null);

        assertThat(answer.getHeader("Vary")).isEqualTo("Accept-Encoding");
        assertPlain(answer, LONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/sandboxes",
                "/v1/sandboxes/x/proxy/8000/styles/site.css",
                "/api/openapi.json",
                "/VAADIN/push",
                "/sandboxes",
                "/",
                "/export/list.csv"
            })
    void what_machines_are_answered_and_what_may_hold_a_secret_is_not_compressed(String path) throws Exception {
        assertPlain(ask(path, LONG, "gzip"), LONG);
    }

    @Test
    void a_small_answer_is_not_compressed() throws Exception {
        var answer = ask("/js/theme.js", "alive", "gzip");

        assertPlain(answer, "alive");
        assertThat(answer.getContentLength()).isEqualTo(5);
    }

    @Test
    void of_the_answers_to_a_page_the_first_is_compressed_and_none_that_a_click_may_have_asked_for() throws Exception {
        var session = new MockHttpSession();

        assertThat(answerTo(session, 1)).isEqualTo("gzip");
        assertThat(answerTo(session, 1)).isNull();
        assertThat(answerTo(session, 2)).isEqualTo("gzip");
        assertThat(answerTo(session, 1)).isNull();
        assertThat(answerTo(session, 2)).isNull();
    }

    @Test
    void the_answer_with_the_token_of_a_page_is_not_compressed() throws Exception {
        var request = request("/", "gzip");
        request.setQueryString("v-r=init&location=sandboxes&query=");
        request.setSession(new MockHttpSession());
        var answer = new MockHttpServletResponse();

        filter.doFilter(request, answer, saying(LONG, 200));

        assertPlain(answer, LONG);
    }

    private @Nullable String answerTo(MockHttpSession session, int page) throws Exception {
        var request = new MockHttpServletRequest("POST", "/");
        request.setQueryString("v-r=uidl&v-uiId=" + page);
        request.setSession(session);
        request.addHeader("Accept-Encoding", "gzip");
        var answer = new MockHttpServletResponse();
        filter.doFilter(request, answer, saying(LONG, 200));
        return answer.getHeader("Content-Encoding");
    }

    @Test
    void the_frame_of_a_page_is_compressed_and_no_other_answer_at_such_an_address_is() throws Exception {
        var frame = visit("/sandboxes/prod/x", true);
        assertThat(frame.getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(frame.getHeader("Content-Length")).isNull();

        assertPlain(visit("/sandboxes/prod/x", false), LONG);
        assertThat(visit("/sandboxes/prod/x", false).getContentLength()).isEqualTo(LONG.length());
        assertPlain(visit("/v1/sandboxes", true), LONG);
        assertPlain(visit("/api/sandboxes", true), LONG);
    }

    private MockHttpServletResponse visit(String path, boolean frame) throws Exception {
        var request = request(path, "gzip");
        request.addHeader("Accept", "text/html,*/*");
        var answer = new MockHttpServletResponse();
        filter.doFilter(request, answer, (asked, response) -> {
            if (frame) {
                asked.setAttribute(ResponseCompression.FRAME, true);
            }
            saying(LONG, 200).doFilter(asked, response);
        });
        return answer;
    }

    @Test
    void what_is_not_found_stays_an_error() throws Exception {
        var answer = new MockHttpServletResponse();

        filter.doFilter(request("/styles/none.css", "gzip"), answer, saying(LONG, 404));

        assertThat(answer.getStatus()).isEqualTo(404);
        assertPlain(answer, LONG);
    }

    @Test
    void what_has_a_hash_in_its_name_or_address_is_kept_for_ever_and_nothing_else_is() throws Exception {
        assertThat(ask("/VAADIN/build/chunk-1a2b.js", LONG, "gzip").getHeader("Cache-Control"))
                .isEqualTo("public, max-age=31536000, immutable");
        assertThat(versioned("/js/icons.js", "v=0123456789abcdef")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(ask("/js/console.js", LONG, "gzip").getHeader("Cache-Control"))
                .isEqualTo("max-age=3600");
        assertThat(versioned("/js/icons.js", "v=1")).isEqualTo("max-age=3600");
        assertThat(versioned("/sandboxes", "v=0123456789abcdef")).isEqualTo("max-age=3600");
    }

    private @Nullable String versioned(String path, String query) throws Exception {
        var request = request(path, "gzip");
        request.setQueryString(query);
        var answer = new MockHttpServletResponse();
        filter.doFilter(request, answer, saying(LONG, 200));
        return answer.getHeader("Cache-Control");
    }

    private MockHttpServletResponse ask(String path, String body, @Nullable String encodings) throws Exception {
        var answer = new MockHttpServletResponse();
        filter.doFilter(request(path, encodings), answer, saying(body, 200));
        return answer;
    }

    private static MockHttpServletRequest request(String path, @Nullable String encodings) {
        var request = new MockHttpServletRequest("GET", path);
        if (encodings != null) {
            request.addHeader("Accept-Encoding", encodings);
        }
        return request;
    }

    private static FilterChain saying(String body, int status) {
        return (_, response) -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            var answer = (HttpServletResponse) response;
            answer.setStatus(status);
            answer.setHeader("Cache-Control", "max-age=3600");
            answer.setContentLengthLong(bytes.length);
            answer.getOutputStream().write(bytes);
        };
    }

    private static void assertPlain(MockHttpServletResponse answer, String body) {
        assertThat(answer.getHeader("Content-Encoding")).isNull();
        assertThat(new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8))
                .isEqualTo(body);
    }
}
