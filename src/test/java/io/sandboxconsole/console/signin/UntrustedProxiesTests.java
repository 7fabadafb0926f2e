package io.sandboxconsole.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Tests requests with `X-Forwarded-*` from an address that is no configured proxy.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "console.demo=false",
            "console.oidc.issuer=",
            "server.tomcat.remoteip.internal-proxies=10\\.0\\.0\\.1"
        })
@ExtendWith(OutputCaptureExtension.class)
class UntrustedProxiesTests {

    private static final String SETTING = "server.tomcat.remoteip.internal-proxies";

    @LocalServerPort
    private int port;

    @Test
    void their_headers_are_ignored_and_the_log_names_the_setting_once(CapturedOutput log) throws Exception {
        var page = get("/login", "X-Forwarded-Proto", "https");
        get("/login", "X-Forwarded-Proto", "https");

        assertThat(page.headers().firstValue("Set-Cookie").orElse("")).doesNotContain("Secure");
        assertThat(log.getAll()
                        .lines()
                        .filter(line -> line.contains("server.tomcat.remoteip.internal-proxies")
                                && line.contains("X-Forwarded-Proto from 127.0.0.1")))
                .hasSize(1);
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .headers(headers)
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
