package io.sandboxconsole.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.diagnosis.Examination.Part;
import io.sandboxconsole.i18n.Message;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTextTests {

    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");

    private static Report report(Finding... findings) {
        return Report.of(new Examination(
                NOW,
                List.of(new Part(
                        Subject.CONNECTION,
                        "prod",
                        "Production",
                        new LinkedHashMap<>(Map.of("version", "0.1\u001b[2J")),
                        List.of(findings)))));
    }

    private static Finding finding(Condition condition) {
        return new Finding(condition, Message.quoted("It is so.\u202e"), Message.quoted("Do this."));
    }

    @Test
    void the_worst_comes_first_with_its_code_and_the_place_in_the_runbook() {
        Report report = report(
                Finding.good(Message.quoted("It answers.")),
                finding(Condition.CLOCK_SKEW),
                finding(Condition.ENGINE_KEY_REJECTED));

        assertThat(ReportText.lines(report, false)).containsExactly("""
                Connection prod
                    version: 0.1�[2J
                  ✗ ENGINE_KEY_REJECTED (broken) It is so.�
                    Do this.
                    docs/runbook.md#engine_key_rejected
                  ! CLOCK_SKEW (warning) It is so.�
                    Do this.
                    docs/runbook.md#clock_skew
                  ✓ It answers.

                Found: 1 broken, 1 warning.""".split("\n"));
        assertThat(report.broken()).isTrue();
        assertThat(report.status()).isEqualTo("broken");
    }

    @Test
    void where_all_is_well_it_says_so() {
        Report report = report(Finding.good(Message.quoted("It answers.")));

        assertThat(ReportText.lines(report, false)).last().isEqualTo("Everything that was checked works.");
        assertThat(report.broken()).isFalse();
    }

    @Test
    void colors_come_only_where_they_are_wanted() {
        Report report = report(finding(Condition.CLOCK_SKEW));

        assertThat(String.join("", ReportText.lines(report, true))).contains("\u001b[33m!\u001b[0m");
        assertThat(String.join("", ReportText.lines(report, false))).doesNotContain("\u001b");
    }
}
