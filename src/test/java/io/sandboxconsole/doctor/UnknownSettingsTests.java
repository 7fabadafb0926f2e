package io.sandboxconsole.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@SpringBootTest(
        webEnvironment = WebEnvironment.MOCK,
        properties = {
            "console.demo=false",
            "console.session.idle-timeot=5m",
            "console.oidc.cleint-secret=canary",
            "console.connections.prod.url=http://127.0.0.1:1",
            "console.connections.prod.known-keys.ci=abc",
            "console.connections.prod.shared-snapshots[0]=base",
            "console.connections.prod.apikeys=canary",
            "console.gateway.audience=a,b",
            "console.gateway.connection=prod",
            "console.access.grants[0].group=ops",
            "console.access.grants[0].role=operator",
            "console.access.grants[0].scope=all"
        })
@ExtendWith(OutputCaptureExtension.class)
class UnknownSettingsTests {

    @Test
    void only_misspelt_settings_are_named_with_those_beside_them_and_without_their_values(CapturedOutput log) {
        List<String> lines = log.getAll()
                .lines()
                .filter(line -> line.contains("is unknown and has no effect"))
                .toList();
        assertThat(lines).hasSize(3).noneMatch(line -> line.contains("canary"));
        assertThat(lines.get(0)).contains("console.connections.prod.apikeys", "api-key");
        assertThat(lines.get(1)).contains("console.oidc.cleint-secret", "client-secret");
        assertThat(lines.get(2)).contains("console.session.idle-timeot", "absolute-timeout", "idle-timeout");
    }
}
