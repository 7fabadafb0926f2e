package io.sandboxconsole.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.RecordedOperations;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AuditActionTextTests {

    @Test
    void every_operation_of_the_console_has_a_name_and_a_sentence() {
        Set<String> recorded = new TreeSet<>(List.of(
                "sign-in", "sign-out", "end-session", "authenticate", "read-audit", "change-grants", "reconcile"));
        recorded.addAll(RecordedOperations.words());

        assertThat(recorded).hasSizeGreaterThan(50).contains("delete-later", "unshare-filter", "issue-key");
        assertThat(AuditActionText.KNOWN).containsAll(recorded).doesNotHaveDuplicates();
        assertThat(AuditActionText.KNOWN).allSatisfy(action -> {
            assertThat(AuditActionText.label(action)).isNotEqualTo(action);
            assertThat(AuditActionText.sentence(action, "Olga", "build-1")).contains("Olga");
        });
    }

    @Test
    void an_action_of_another_version_is_shown_as_spelled() {
        assertThat(AuditActionText.label("teleport-sandbox")).isEqualTo("teleport-sandbox");
        assertThat(AuditActionText.sentence("teleport-sandbox", "Olga", "build-1"))
                .isNull();
        assertThat(AuditActionText.label("open-keys")).isEqualTo("Open page “keys”");
    }

    @Test
    void a_sentence_without_its_target_is_none() {
        assertThat(AuditActionText.sentence("delete", "Olga", "build-1")).isEqualTo("Olga deleted build-1");
        assertThat(AuditActionText.sentence("delete", "Olga", "")).isNull();
        assertThat(AuditActionText.sentence("sign-in", "Olga", "")).isEqualTo("Olga signed in");
    }
}
