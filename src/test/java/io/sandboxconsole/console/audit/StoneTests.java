package io.sandboxconsole.console.audit;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.audit.AuditEvent.Who;
import io.sandboxconsole.audit.AuditTrail;
import io.sandboxconsole.audit.format.Part;
import io.sandboxconsole.console.ConsoleTest;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The dialogs about the trail itself, on the page Audit.
class StoneTests extends ConsoleTest {

    private final UUID operation = UUID.randomUUID();

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    private long row;

    @BeforeEach
    void oneEntry() {
        jdbc.sql("delete from audit_event").update();
        row = trail.append(List.of(new AuditEvent(
                        clock.instant(),
                        operation,
                        Phase.EVENT,
                        new Who("ada", "Ada Lovelace", "person", "console", "10.0.0.1"),
                        "pause",
                        new What("prod", "sb-1", "build", "platform", "ada"),
                        new Ending(Result.SUCCEEDED, "", "Done.", null))))
                .getFirst()
                .number();
    }

    private void openEntry() {
        open("audit?entry=" + operation);
    }

    private boolean asksForTheNumber(TextField field) {
        return "Type %d to confirm".formatted(row).equals(field.getLabel());
    }

    private static void press(String button) {
        _get(Button.class, spec -> spec.withText(button)).click();
    }

    private void submit() {
        _get(CommandDialog.class).submitButton().click();
        settle();
    }

    @Test
    @SuppressWarnings("unchecked")
    void an_admin_redacts_an_entry_after_typing_its_number_and_a_reason() {
        signIn("admin");
        openEntry();

        press("Redact…");
        submit();
        assertThat(_find(CommandDialog.class)).as("asks for the number").hasSize(1);
        _setValue(_get(TextField.class, spec -> spec.withPredicate(this::asksForTheNumber)), "" + row);
        submit();
        assertThat(_get(CheckboxGroup.class).isInvalid()).isTrue();
        _setValue(_get(CheckboxGroup.class), Set.of(Part.PERSON));
        submit();
        assertThat(_get(TextArea.class).isInvalid()).isTrue();
        _setValue(_get(TextArea.class), "Case 4711");
        submit();

        assertThat(_find(CommandDialog.class)).isEmpty();
        assertThat(stored("actor_name")).isEmpty();
        assertThat(stored("detail")).isEqualTo("Done.");
        settle();
        assertThat(_get(AuditRedactedPart.class).getElement().getTextRecursively())
                .contains("Person: name, address, program", "by ", "Case 4711")
                .doesNotContain("Content:");
        assertThat(_get(AuditPane.class).getElement().getTextRecursively())
                .contains("RedactedActor ID", "Everything by ada")
                .doesNotContain("Ada Lovelace");
    }

    private String stored(String column) {
        return jdbc.sql("select %s from audit_event where id = %d".formatted(column, row))
                .query((found, _) -> found.getString(1))
                .single();
    }

    @Test
    void an_auditor_is_offered_neither_redaction_nor_a_cut() {
        signIn("auditor");
        openEntry();

        assertThat(_find(Button.class, spec -> spec.withText("Redact…"))).isEmpty();
        assertThat(_find(Button.class, spec -> spec.withText("Retention…"))).isEmpty();
    }

    @Test
    void an_admin_sees_how_long_the_trail_is_kept_and_has_a_broken_chain_go_on() {
        jdbc.sql("update audit_chain set hash = (select row_hash from audit_event where id = %d)".formatted(row))
                .update();
        signIn("admin");
        open("audit");

        press("Retention…");
        settle();
        press("Take up again…");
        _setValue(_get(TextArea.class), "Disk 3 was replaced.");
        submit();

        assertThat(_find(CommandDialog.class)).isEmpty();
        assertThat(jdbc.sql("select action from audit_event order by id")
                        .query((found, _) -> found.getString(1))
                        .list())
                .contains("trail-restarted", "restart-trail");
    }
}
