package io.sandboxconsole.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Guards;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.console.FakeHistory;
import io.sandboxconsole.history.HistoryOrder;
import io.sandboxconsole.inventory.SyntheticFleet;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.End.Cause;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HistoryExportTests {

    private static final Clock CLOCK = Clock.fixed(SyntheticFleet.NOW, ZoneOffset.UTC);

    private final TestTrail trail = TestTrail.create();

    private final Guard guard = Guards.on(trail, CLOCK);

    private final FakeHistory history = new FakeHistory(guard, CLOCK);

    private final HistoryExport export = new HistoryExport(history, guard, CLOCK);

    private final Actor auditor = Actors.person("aud", Role.AUDITOR);

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    @Test
    void a_file_tells_how_each_sandbox_ended_and_no_cell_is_a_formula() {
        List<Sandbox> two = new SyntheticFleet(1, 4, 2).sandboxes(2);
        history.with(new Life(two.get(0), SyntheticFleet.NOW), ended(two.get(1), "=cmd()"));

        int count = write(SandboxFilter.EVERYTHING, ExportFormat.CSV);

        assertThat(count).isEqualTo(2);
        assertThat(text().lines().findFirst().orElseThrow())
                .endsWith("first_seen_at,ended_at,last_seen_at,cause,ended_by,ended_by_id");
        assertThat(text()).contains(",deleted-elsewhere,'=cmd(),").contains(SyntheticFleet.NOW + ",,,,,\r\n");
    }

    @Test
    void json_holds_the_end_or_none_and_the_export_is_in_the_trail() {
        List<Sandbox> two = new SyntheticFleet(1, 4, 2).sandboxes(2);
        history.with(new Life(two.get(0), SyntheticFleet.NOW), ended(two.get(1), "jonas"));

        write(SandboxFilter.parse("-name:nothing"), ExportFormat.JSON);

        JsonNode rows = JsonMapper.builder().build().readTree(text());
        assertThat(rows.findValuesAsString("cause")).containsExactly("deleted-elsewhere");
        assertThat(rows).filteredOn(row -> row.path("end").isNull()).hasSize(1);
        assertThat(trail.outcome().detail())
                .isEqualTo("2 sandboxes of the history exported as JSON. Filter: -name:nothing");
    }

    private static Life ended(Sandbox sandbox, String by) {
        var end = new End(SyntheticFleet.NOW, SyntheticFleet.NOW, Cause.DELETED_ELSEWHERE, by, null, null, "entry-1");
        return new Life(sandbox, SyntheticFleet.NOW, end);
    }

    private int write(SandboxFilter filter, ExportFormat format) {
        return export.write(auditor, filter, HistoryOrder.NEWEST_FIRST, format, () -> file);
    }

    private String text() {
        return file.toString(StandardCharsets.UTF_8);
    }
}
