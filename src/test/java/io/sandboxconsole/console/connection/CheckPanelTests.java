package io.sandboxconsole.console.connection;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import io.sandboxconsole.console.ConsoleTest;
import io.sandboxconsole.console.FakeProviderFactory;
import io.sandboxconsole.console.component.Facts;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.Finding;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.EngineReport;
import io.sandboxconsole.sandbox.provider.EngineReport.Credential;
import io.sandboxconsole.sandbox.provider.EngineReport.HeadRoom;
import io.sandboxconsole.sandbox.provider.FakeSandboxProvider;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Checks an engine from the Connections page.
class CheckPanelTests extends ConsoleTest {

    private static final ConnectionId PROD = new ConnectionId("prod");

    private static Duration later = Duration.ZERO;

    @Autowired
    private FakeProviderFactory factory;

    /// What earlier tests found is over.
    @BeforeEach
    void moveOn() {
        later = later.plusHours(2);
        clock.advance(later);
        engine().recover();
        engine().tell(report());
        engine().forgetWhatWasAsked();
    }

    private FakeSandboxProvider engine() {
        return factory.provider();
    }

    private static EngineReport report(Finding... findings) {
        return new EngineReport(
                Duration.ofMillis(12),
                "0.190.0",
                "acme-organization",
                new Credential(
                        Message.of("connections.credential.key"),
                        "console <b>",
                        "sim********************key",
                        null,
                        List.of("write:sandboxes", "read:audit_logs")),
                Duration.ofSeconds(-42),
                List.of(new HeadRoom("sandbox-create", 4L, 5, Duration.ofSeconds(60))),
                List.of(findings));
    }

    private void examine() {
        _click(_get(Button.class, spec -> spec.withText("Check now")));
        settle();
    }

    private long looks() {
        return engine().asked().stream().filter("examine"::equals).count();
    }

    /// Name by name, of both lists of facts.
    private static Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        String name = "";
        for (var part : _get(ConnectionCard.class)
                .getChildren()
                .flatMap(child -> child instanceof Facts
                        ? child.getChildren()
                        : _find(child, Facts.class).stream().flatMap(list -> list.getChildren()))
                .toList()) {
            if (part instanceof Term term) {
                name = term.getText();
            } else if (part instanceof Description description) {
                facts.put(name, description.getElement().getTextRecursively());
            }
        }
        return facts;
    }

    @Test
    void facts_of_engine_and_credential_are_shown() {
        signIn("auditor");
        open("connections");
        examine();

        assertThat(facts())
                .containsEntry("Round trip", "12 ms")
                .containsEntry("Engine version", "0.190.0")
                .containsEntry("Organization", "acme-organization")
                .containsEntry("Clock", "42 s behind")
                .containsEntry("Credential", "API key")
                .containsEntry("Key name", "console <b>")
                .containsEntry("Key (masked)", "sim********************key")
                .containsEntry("Permissions", "write:sandboxesread:audit_logs")
                .containsEntry("Rate limit sandbox-create", "4 of 5 left, resets in 60 s")
                .doesNotContainKey("Expires");
        assertThat(words()).doesNotContain("very-secret-key-1234");
    }

    @Test
    void what_the_engine_can_do_at_all_stands_in_words() {
        signIn("auditor");
        open("connections");

        assertThat(facts().get("Supported actions")).contains("Renew", "Pause", "Delete");
    }

    @Test
    void findings_have_a_sign_a_word_a_sentence_and_a_consequence() {
        engine().tell(report(
                new Finding(
                        Condition.ENGINE_PERMISSION_MISSING,
                        Message.quoted("It lacks x."),
                        Message.quoted("It would allow y.")),
                new Finding(Condition.CLOCK_SKEW, Message.quoted("It is slow."), null),
                new Finding(
                        Condition.ENGINE_PERMISSIONS_UNKNOWN,
                        Message.quoted("It is named."),
                        Message.quoted("Nothing is broken.")),
                Finding.good(Message.quoted("It answers."))));
        signIn("auditor");
        open("connections");
        examine();

        var findings = _get(_get(ConnectionCard.class), UnorderedList.class, spec -> spec.withClasses("findings"));
        assertThat(findings.getChildren().filter(ListItem.class::isInstance))
                .extracting(item -> item.getElement().getTextRecursively())
                .containsExactly(
                        "✕MissingIt lacks x.It would allow y.ENGINE_PERMISSION_MISSING",
                        "!WarningIt is slow.CLOCK_SKEW",
                        "iNoteIt is named.Nothing is broken.ENGINE_PERMISSIONS_UNKNOWN",
                        "●OKIt answers.");
    }

    @Test
    void a_page_that_only_opens_asks_nothing_once_there_is_a_report() {
        signIn("auditor");
        open("connections");
        examine();
        engine().forgetWhatWasAsked();

        clock.advance(Duration.ofHours(1));
        open("audit");
        open("connections");

        assertThat(looks()).isZero();
        assertThat(facts()).containsEntry("Round trip", "12 ms");
    }

    @Test
    void within_a_minute_the_same_report_serves_everybody() {
        signIn("auditor");
        open("connections");
        examine();
        clock.advance(Duration.ofSeconds(59));
        examine();
        signIn("admin");
        open("connections");
        examine();

        assertThat(looks()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(2));
        examine();

        assertThat(looks()).isEqualTo(2);
        assertThat(_get(Button.class, spec -> spec.withText("Check now")).isEnabled())
                .isTrue();
    }

    @Test
    void a_look_leaves_two_rows_in_the_trail() {
        signIn("auditor");
        open("connections");
        examine();

        assertThat(newestRows(2))
                .extracting(row -> row.event().action())
                .containsExactly("examine-connection", "examine-connection");
        assertThat(newestRows(1).getFirst().event().what())
                .satisfies(what -> assertThat(what.connection()).isEqualTo("prod"));
    }

    @Test
    void a_failure_is_a_sentence_with_another_try() {
        signIn("auditor");
        open("connections");
        engine().failOn("examine", new Unavailable(PROD, Message.quoted("nobody listens."), Answer.NONE, null));
        examine();

        assertThat(words()).contains("The engine “prod” is not available: nobody listens.");
        assertThat(facts()).doesNotContainKey("Round trip");

        engine().recover();
        clock.advance(Duration.ofSeconds(6));
        _click(_get(Button.class, spec -> spec.withText("Try again")));
        settle();

        assertThat(words()).doesNotContain("nobody listens.");
        assertThat(facts()).containsEntry("Round trip", "12 ms");
    }

    @Test
    void findings_read_in_the_persons_language() {
        engine().tell(report(new Finding(
                Condition.CLOCK_SKEW,
                Message.of("connections.finding.clock-behind", 42L),
                Message.of("connections.finding.clock.then"))));
        prefer(Locale.SIMPLIFIED_CHINESE);
        signIn("auditor");
        open("connections");
        _click(_get(Button.class, spec -> spec.withText("立即检查")));
        settle();

        assertThat(words()).contains("引擎的时钟慢 42 秒。");
    }
}
