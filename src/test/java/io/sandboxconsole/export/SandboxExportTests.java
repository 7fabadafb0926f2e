package io.sandboxconsole.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Guards;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditUnavailable;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.inventory.FrozenFleet;
import io.sandboxconsole.inventory.SortOrder;
import io.sandboxconsole.inventory.SyntheticFleet;
import io.sandboxconsole.inventory.TestInventory;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Creator.Evidence;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.SandboxStatus;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lock.LockSubject;
import io.sandboxconsole.sandbox.lock.LockView;
import io.sandboxconsole.sandbox.lock.SandboxLock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessResourceFailureException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SandboxExportTests {

    private static final Clock CLOCK = Clock.fixed(SyntheticFleet.NOW, ZoneOffset.UTC);

    private static final ExportRequest EVERYTHING = new ExportRequest(SandboxFilter.EVERYTHING, SortOrder.NEWEST_FIRST);

    private final TestTrail trail = TestTrail.create();

    private final Guard guard = Guards.on(trail, CLOCK);

    private final TestInventory inventory = new TestInventory(actor -> guard.scope(actor, Permission.VIEW_SANDBOX));

    private static final Instant THEN = SyntheticFleet.NOW.minusSeconds(3_600);

    private final List<Sandbox> then = new ArrayList<>();

    private LockView locks = LockView.NONE;

    private final SandboxExport export = new SandboxExport(
            inventory.inventory(),
            at -> FrozenFleet.of(at, then, actor -> guard.scope(actor, Permission.VIEW_SANDBOX)),
            guard,
            CLOCK,
            () -> locks);

    private final Actor auditor = Actors.person("aud", Role.AUDITOR);

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    @Test
    void a_file_says_who_locked_a_sandbox_until_when_and_why() {
        var fleet = new SyntheticFleet(1, 4, 2).sandboxes(2);
        inventory.list(fleet);
        var lock = new SandboxLock(
                UUID.randomUUID(), LockSubject.One.of(fleet.getFirst()), null, null, "Ada", "ada", "=Demo", THEN, null);
        locks = new LockView(List.of(lock));

        export.write(auditor, EVERYTHING, ExportFormat.CSV, () -> file);

        assertThat(text().lines().findFirst().orElseThrow()).endsWith(",labels,locked_by,locked_until,lock_reason");
        assertThat(text().lines())
                .filteredOn(line -> line.endsWith(",Ada,,'=Demo"))
                .hasSize(1);
        assertThat(text().lines()).filteredOn(line -> line.endsWith(",,,")).hasSize(1);
        file.reset();

        export.write(auditor, EVERYTHING, ExportFormat.JSON, () -> file);

        assertThat(text().split("\"lock\":\\{\"id\":\"" + lock.id() + "\",\"by\":\"Ada\"", -1))
                .hasSize(2);
    }

    @Test
    void a_file_holds_what_is_wanted_in_the_order_of_the_list() {
        inventory.list(new SyntheticFleet(1, 4, 2).sandboxes(300));
        var exportRequest = new ExportRequest(
                SandboxFilter.parse("state:running age:>3d"), new SortOrder(SortOrder.Key.NAME, false));
        List<String> expected = inventory
                .inventory()
                .rows(auditor, exportRequest.filter(), exportRequest.sort())
                .map(sandbox -> sandbox.id().value())
                .toList();

        int count = export.write(auditor, exportRequest, ExportFormat.CSV, () -> file);

        assertThat(csv()).extracting(cells -> cells.get(1)).containsExactlyElementsOf(expected);
        assertThat(count).isEqualTo(expected.size()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void the_trail_tells_who_took_what(ExportFormat format) {
        inventory.list(List.of(sandbox("one", "platform", Map.of()), sandbox("two", "other", Map.of())));
        var exportRequest = new ExportRequest(SandboxFilter.parse("state:running"), SortOrder.NEWEST_FIRST);

        export.write(auditor, exportRequest, format, () -> file);

        assertThat(trail.story()).containsExactly("INTENT export-sandboxes", "OUTCOME export-sandboxes SUCCEEDED");
        assertThat(trail.outcome().detail()).isEqualTo("2 sandboxes exported as " + format + ". Filter: state:running");
    }

    @Test
    void the_trail_tells_the_names_of_the_creators_that_the_filter_has_by_id() {
        inventory.list(List.of(sandbox("one", "platform", Map.of())));
        var exportRequest =
                new ExportRequest(SandboxFilter.parse("creator:key-1 -creator:key-2"), SortOrder.NEWEST_FIRST);

        export.write(auditor, exportRequest, ExportFormat.CSV, () -> file);

        assertThat(trail.outcome().detail())
                .isEqualTo("One sandbox exported as CSV. Filter: creator:key-1 -creator:key-2 (key-1: CI)");
    }

    @Test
    void nobody_gets_more_than_they_see() {
        inventory.list(List.of(sandbox("mine", "platform", Map.of()), sandbox("foreign", "other", Map.of())));
        var viewer = Actors.person("vic", Role.VIEWER, "platform");

        export.write(viewer, EVERYTHING, ExportFormat.CSV, () -> file);

        assertThat(csv()).extracting(cells -> cells.get(1)).containsExactly("mine");
        assertThat(trail.outcome().detail()).isEqualTo("One sandbox exported as CSV, without a filter.");
    }

    @Test
    void who_sees_nothing_at_all_gets_no_file_and_leaves_a_denial() {
        inventory.list(List.of(sandbox("one", "platform", Map.of())));
        var stranger =
                new Actor(auditor.id(), auditor.name(), auditor.kind(), auditor.teams(), Set.of(), auditor.origin());
        List<String> opened = new ArrayList<>();

        assertThatThrownBy(() -> export.write(stranger, EVERYTHING, ExportFormat.CSV, () -> {
                    opened.add("file");
                    return file;
                }))
                .isInstanceOf(AccessDenied.class);

        assertThat(opened).isEmpty();
        assertThat(trail.story()).containsExactly("INTENT export-sandboxes", "OUTCOME export-sandboxes DENIED");
    }

    @Test
    void what_cannot_be_recorded_is_not_exported() {
        trail.database().stop();

        assertThatThrownBy(() -> export.write(auditor, EVERYTHING, ExportFormat.JSON, () -> file))
                .isInstanceOf(AuditUnavailable.class);

        assertThat(file.size()).isZero();
    }

    @Test
    void a_reader_who_goes_away_ends_the_file_and_the_trail_says_so() {
        inventory.list(new SyntheticFleet(1, 4, 2).sandboxes(2_000));

        assertThatThrownBy(() -> export.write(auditor, EVERYTHING, ExportFormat.CSV, Leaving::new))
                .isInstanceOf(ExportInterrupted.class);

        Ending ending = trail.outcome();
        assertThat(ending.result()).isEqualTo(Result.FAILED);
        assertThat(ending.code()).isEqualTo("interrupted");
        assertThat(ending.detail())
                .matches("The export ended after [0-9,]+ sandboxes, because the download was cancelled\\.");
    }

    @Test
    void a_table_begins_with_a_byte_order_mark_and_its_header_and_ends_each_line_as_the_standard_says() {
        inventory.list(List.of(sandbox("one", "platform", Map.of("name", "a, \"b\"", "env", "dev"))));

        export.write(auditor, EVERYTHING, ExportFormat.CSV, () -> file);

        assertThat(text()).isEqualTo("\ufeff" + """
                connection,id,name,state,engine_state,reason,message,creator_kind,creator_id,creator_name,creator_deleted,\
                creator_evidence,team,owner,source_kind,source,platform,created_at,expires_at,last_activity_at,labels,\
                locked_by,locked_until,lock_reason
                prod,one,"a, ""b""\",running,Running,Started,Up since noon,api-key,key-1,CI,true,recorded,platform,,image,\
                python:3.12,linux/amd64,2026-11-20T12:00:00Z,,,"env=dev; name=a, ""b""\",,,
                """.replace("\n", "\r\n"));
    }

    @Test
    void no_cell_becomes_a_formula_and_no_character_acts() {
        assertThat(List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u00a0=1", "＝1"))
                .allSatisfy(text -> assertThat(CsvRows.cell(text)).matches("\"?'.*"));
        assertThat(CsvRows.cell("a=1-1")).isEqualTo("a=1-1");
        assertThat(CsvRows.cell("\u202egnp.exe")).isEqualTo("\\u202egnp.exe");
        assertThat(CsvRows.cell("\u202e=1")).isEqualTo("'\\u202e=1");
        assertThat(CsvRows.cell("one\r\ntwo\u0007\u0085")).isEqualTo("one  two\\u0007\\u0085");
        assertThat(CsvRows.cell("沙箱 👩‍🚀")).isEqualTo("沙箱 👩‍🚀");
        assertThat(CsvRows.cell("")).isEmpty();
    }

    @Test
    void json_is_one_array_with_iso_instants_and_a_whole_creator() {
        inventory.list(List.of(sandbox("one", "platform", Map.of("name", "x\u202ey\"\n", "env", "dev"))));

        export.write(auditor, EVERYTHING, ExportFormat.JSON, () -> file);

        JsonNode row = JsonMapper.builder().build().readTree(text()).get(0);
        assertThat(text()).doesNotContain("\u202e");
        assertThat(row.get("name").asString()).isEqualTo("x\u202ey\"\n");
        assertThat(row.get("createdAt").asString()).isEqualTo("2026-11-20T12:00:00Z");
        assertThat(row.get("expiresAt").isNull()).isTrue();
        assertThat(row.get("creator").toString()).isEqualTo("""
                        {"kind":"api-key","id":"key-1","name":"CI","deleted":true,"evidence":"recorded"}""");
        assertThat(row.get("image").asString()).isEqualTo("python:3.12");
        assertThat(row.get("labels").get("env").asString()).isEqualTo("dev");
    }

    @Test
    void json_of_nothing_is_an_empty_array() {
        export.write(auditor, EVERYTHING, ExportFormat.JSON, () -> file);

        assertThat(JsonMapper.builder().build().readTree(text())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void neither_the_command_nor_our_own_bookkeeping_is_exported(ExportFormat format) {
        inventory.list(List.of(sandbox("one", "platform", Map.of("sandboxconsole.io/request", "f00d"))));

        export.write(auditor, EVERYTHING, format, () -> file);

        assertThat(text()).contains("one").doesNotContain("hunter2").doesNotContain("f00d");
    }

    @Test
    void a_large_fleet_is_exported_row_by_row() {
        inventory.list(new SyntheticFleet(3, 20, 2).sandboxes(5_000));
        var longest = new Longest();

        int count = export.write(auditor, EVERYTHING, ExportFormat.JSON, () -> longest);

        assertThat(count).isEqualTo(5_000);
        assertThat(longest.size).isLessThanOrEqualTo(64 * 1024);
    }

    @Test
    void the_file_is_named_after_the_day_of_the_person() {
        assertThat(export.fileName(EVERYTHING, ExportFormat.CSV, ZoneOffset.UTC))
                .isEqualTo("sandboxes-2026-11-20.csv");
        assertThat(export.fileName(EVERYTHING, ExportFormat.JSON, ZoneId.of("Pacific/Kiritimati")))
                .isEqualTo("sandboxes-2026-11-21.json");
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void a_file_of_the_past_tells_the_instant_in_its_name_in_each_row_and_in_the_trail(ExportFormat format) {
        inventory.list(List.of(sandbox("now", "platform", Map.of())));
        then.add(sandbox("then", "platform", Map.of()));
        var request =
                new ExportRequest(SandboxFilter.parse("state:running"), SortOrder.NEWEST_FIRST, THEN.plusMillis(400));

        int count = export.write(auditor, request, format, () -> file);

        assertThat(count).isOne();
        assertThat(text()).contains("then").doesNotContain("now");
        assertThat(text().lines().toList())
                .anyMatch(line -> line.startsWith(
                        format == ExportFormat.CSV
                                ? "2026-11-20T11:00:00Z,prod,then,"
                                : "{\"asOf\":\"2026-11-20T11:00:00Z\","));
        assertThat(export.fileName(request, format, ZoneId.of("Pacific/Kiritimati")))
                .isEqualTo("sandboxes-as-of-2026-11-20T11-00-00Z." + format.extension());
        assertThat(trail.outcome().detail())
                .isEqualTo("As of 2026-11-20T11:00:00Z: One sandbox exported as " + format + ". Filter: state:running");
    }

    @Test
    void a_table_of_the_past_begins_each_line_with_the_instant() {
        export.write(auditor, past(SandboxFilter.EVERYTHING), ExportFormat.CSV, () -> file);

        assertThat(text()).startsWith("\ufeffas_of,connection,id,");
    }

    @Test
    void the_past_is_exported_for_those_who_saw_it_then() {
        then.add(sandbox("mine-then", "platform", Map.of()));
        then.add(sandbox("foreign-then", "other", Map.of()));
        var viewer = Actors.person("vic", Role.VIEWER, "platform");

        export.write(viewer, past(SandboxFilter.EVERYTHING), ExportFormat.JSON, () -> file);

        assertThat(text()).contains("mine-then").doesNotContain("foreign-then");
    }

    @Test
    void a_past_that_cannot_be_read_opens_no_file_and_the_trail_says_so() {
        var broken = new SandboxExport(
                inventory.inventory(),
                _ -> {
                    throw new DataAccessResourceFailureException("down");
                },
                guard,
                CLOCK,
                () -> locks);

        assertThatThrownBy(() -> broken.write(auditor, past(SandboxFilter.EVERYTHING), ExportFormat.CSV, () -> file))
                .isInstanceOf(DataAccessResourceFailureException.class);

        assertThat(file.size()).isZero();
        assertThat(trail.outcome().result()).isEqualTo(Result.FAILED);
    }

    private static ExportRequest past(SandboxFilter filter) {
        return new ExportRequest(filter, SortOrder.NEWEST_FIRST, THEN);
    }

    private String text() {
        return file.toString(StandardCharsets.UTF_8);
    }

    /// The rows without the header; good enough for cells without commas.
    private List<List<String>> csv() {
        return text().lines().skip(1).map(line -> List.of(line.split(",", -1))).toList();
    }

    private static Sandbox sandbox(String id, String team, Map<String, String> metadata) {
        return new Sandbox(
                new SandboxId(new ConnectionId("prod"), id),
                new SandboxStatus(new SandboxState(Kind.RUNNING, "Running"), "Started", "Up since noon", null),
                new Creator.ApiKey("key-1", "CI", true, Evidence.RECORDED),
                null,
                team,
                new Sandbox.Source.Image("python:3.12"),
                SyntheticFleet.NOW,
                null,
                List.of("run", "--password=hunter2"),
                new Sandbox.Platform("linux", "amd64"),
                metadata);
    }

    /// A reader who hangs up after a while.
    private static final class Leaving extends OutputStream {

        private int taken;

        @Override
        public void write(int b) throws IOException {
            if (++taken > 100_000) {
                throw new IOException("Broken pipe");
            }
        }
    }

    /// Knows how much was written at once at most.
    private static final class Longest extends OutputStream {

        private int size;

        @Override
        public void write(int b) {
            size = Math.max(size, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            size = Math.max(size, length);
        }
    }
}
