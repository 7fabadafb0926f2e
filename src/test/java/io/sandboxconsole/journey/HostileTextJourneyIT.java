package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.audit.AuditEvent.Who;
import io.sandboxconsole.audit.AuditTrail;
import io.sandboxconsole.journey.HostileTextJourneyIT.Engine;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.Sandbox.Source;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.SandboxStatus;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.FakeSandboxProvider;
import io.sandboxconsole.sandbox.provider.ProviderFactory;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/// Text from engines and people is never interpreted as markup.
@TestPropertySource(
        properties = {
            "console.connections.hostile.type=fake",
            "console.connections.hostile.name=<b>Bad</b>",
            "spring.datasource.url=jdbc:h2:mem:hostile;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
        })
@Import(Engine.class)
class HostileTextJourneyIT extends JourneyTest {

    private static final ConnectionId HOSTILE = new ConnectionId("hostile");

    private static final String MARKUP =
            "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>${alert(1)}";

    private static final String CONTROL = "\u001b[31mred\u001b[0m \u202etxt.exe\u2066 \u0000";

    /// 64 KB without a place to break a line.
    private static final String ENDLESS = "A".repeat(65_536);

    @Autowired
    private AuditTrail trail;

    @Test
    void what_engines_and_people_write_is_shown_and_does_nothing() {
        trail.append(List.of(row()));
        var page = signIn("admin", "/sandboxes?filter=connection%3Ahostile");

        assertThat(cell(page, " .title").first()).containsText("<img src=x");
        assertInert(page, "list");
        cell(page, " .title").first().click();
        assertThat(page.locator(".details h2")).containsText("<img src=x");
        assertThat(page.locator(".details").getByText("AAAAAAAA").first()).isVisible();
        assertInert(page, "details");
        page.navigate(address("/audit?action=hostile"));
        assertThat(cell(page, "").getByText("<img src=x").first()).isVisible();
        assertInert(page, "audit");
        cell(page, " time").first().click();
        assertThat(page.locator(".audit-entry h2")).isVisible();
        assertInert(page, "audit details");
        page.navigate(address("/connections"));
        assertThat(page.locator(".page").getByText("<b>Bad</b>")).isVisible();
        assertInert(page, "connections");
    }

    private static void assertInert(Page page, String place) {
        assertThat(page.evaluate("window.hacked")).as("%s ran a script", place).isNull();
        assertThat(page.locator("img[src='x']").count())
                .as("markup in %s", place)
                .isZero();
        assertThat(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
                .as("%s scrolls sideways", place)
                .isEqualTo(false);
    }

    private static AuditEvent row() {
        return new AuditEvent(
                Instant.now(),
                UUID.randomUUID(),
                Phase.EVENT,
                new Who("mallory", MARKUP, "person", "console", null),
                "hostile",
                new What("hostile", "1", MARKUP + CONTROL, null, null),
                new Ending(Result.FAILED, "hostile", CONTROL + ENDLESS, MARKUP));
    }

    private static Sandbox sandbox() {
        var status = new SandboxStatus(SandboxState.of(Kind.FAILED), MARKUP, MARKUP + CONTROL + ENDLESS, Instant.now());
        return new Sandbox(
                new SandboxId(HOSTILE, "1"),
                status,
                new Creator.User("mallory", MARKUP, Creator.Evidence.DECLARED),
                "mallory",
                MARKUP,
                new Source.Image(MARKUP + ENDLESS),
                Instant.now(),
                null,
                List.of(MARKUP, CONTROL, ENDLESS),
                null,
                Map.of("name", MARKUP + CONTROL, MARKUP, ENDLESS));
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Engine {

        @Bean
        ProviderFactory hostileFactory(Clock clock) {
            return new ProviderFactory() {

                @Override
                public String type() {
                    return "fake";
                }

                @Override
                public SandboxProvider connect(ConnectionSettings settings) {
                    return new FakeSandboxProvider(HOSTILE, clock).with(sandbox());
                }
            };
        }
    }
}
