package io.sandboxconsole.console.connection;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.H2;
import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.console.ConsoleTest;
import io.sandboxconsole.console.KeysAndSilentEngine;
import io.sandboxconsole.diagnosis.Report;
import io.sandboxconsole.doctor.Doctor;
import io.sandboxconsole.sandbox.ConnectionId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KeysAndSilentEngine
class ConnectionsViewTests extends ConsoleTest {

    @Autowired
    private RefreshAction refreshAction;

    @Autowired
    private CurrentActor currentActor;

    @Autowired
    private Doctor doctor;

    @Test
    void an_auditor_reads_how_each_connection_is_doing_but_cannot_have_it_asked() {
        signIn("auditor");

        open("connections");

        assertThat(texts(H2.class)).containsExactly("Production", "Sign-in", "Console");
        assertThat(words()).contains("OpenSandbox", "127.0.0.1:9", "No identity provider is configured");
        assertThat(_find(Button.class, spec -> spec.withText("Refresh list now")))
                .isEmpty();
    }

    @Test
    void no_secret_stands_on_the_page() {
        signIn("admin");

        open("connections");

        assertThat(words()).doesNotContain("very-secret-key-1234", "hidden-password");
    }

    @Test
    void an_admin_has_an_engine_asked_and_the_trail_knows() {
        signIn("admin");
        open("connections");

        _click(_get(Button.class, spec -> spec.withText("Refresh list now")));
        settle();

        assertThat(newestRows(2))
                .extracting(ConnectionsViewTests::line)
                .containsExactly("OUTCOME refresh-connection SUCCEEDED", "INTENT refresh-connection");
        assertThat(newestRows(1).getFirst().event().what())
                .satisfies(what -> assertThat(what.connection()).isEqualTo("prod"));
    }

    @Test
    void a_forged_call_without_the_permission_is_refused_and_recorded() {
        signIn("auditor");
        var auditor = currentActor.get();

        assertThatThrownBy(() -> refreshAction.listing().request(auditor, new ConnectionId("prod")))
                .isInstanceOf(AccessDenied.class);

        assertThat(line(newestRows(1).getFirst())).isEqualTo("OUTCOME refresh-connection DENIED");
    }

    private static String line(AuditRow row) {
        var ending = row.event().ending();
        return row.event().phase() + " " + row.event().action() + (ending == null ? "" : " " + ending.result());
    }

    @Test
    void an_engine_that_nobody_has_looked_at_is_looked_at_and_its_silence_told() {
        signIn("auditor");

        open("connections");

        assertThat(newestRows(100)).extracting(row -> row.event().action()).contains("examine-connection");
        assertThat(words()).contains("The connection “prod” is not set up correctly");
    }

    @Test
    void no_number_is_told_of_an_engine_that_was_never_reached() {
        signIn("auditor");

        open("connections");

        assertThat(_find(Term.class)).extracting(Term::getText).doesNotContain("Sandboxes");
    }

    @Test
    void an_operator_may_not_open_the_page() {
        signIn("operator", "platform");

        open("connections");

        assertThat(words()).contains("You may not open this page", "needs the role Auditor or Admin");
    }

    @Test
    void the_console_itself_is_checked_and_each_finding_has_its_code() {
        signIn("auditor");

        open("connections");
        settle();

        assertThat(words())
                .contains("SIGN_IN_NOT_CONFIGURED", "AUDIT_WITHOUT_SINK", "DATABASE_EMBEDDED")
                .contains("Signed checkpoints stay in the database.");
    }

    @Test
    void who_may_not_read_about_connections_gets_no_examination() {
        signIn("operator", "platform");
        var operator = currentActor.get();

        assertThatThrownBy(() -> doctor.examine(operator, _ -> true)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> doctor.examineConsole(operator)).isInstanceOf(AccessDenied.class);

        assertThat(line(newestRows(1).getFirst())).isEqualTo("OUTCOME examine-connection DENIED");
    }

    @Test
    void an_examination_tells_of_each_connection_and_no_secret() {
        signIn("auditor");

        var report = Report.of(doctor.examine(currentActor.get(), _ -> true));

        assertThat(report.parts()).extracting(Report.Part::subject).contains("configuration", "database", "connection");
        assertThat(report.parts())
                .filteredOn(part -> "prod".equals(part.id()))
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.name()).isEqualTo("Production");
                    assertThat(part.findings()).extracting(Report.Line::code).contains("ENGINE_MISCONFIGURED");
                });
        assertThat(report.toString()).doesNotContain("very-secret-key-1234", "hidden-password");
    }
}
