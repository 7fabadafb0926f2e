package io.sandboxconsole.console.job;

import static io.sandboxconsole.console.sandbox.Sample.sandbox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.bulk.Belts;
import io.sandboxconsole.bulk.BulkCommand;
import io.sandboxconsole.bulk.BulkPlans;
import io.sandboxconsole.bulk.Plan;
import io.sandboxconsole.bulk.Selection;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import io.sandboxconsole.export.BulkExport;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class BulkExportTests extends SandboxScreenTest {

    @Autowired
    private BulkExport export;

    @Autowired
    private BulkPlans plans;

    @Autowired
    private CurrentActor currentActor;

    @Test
    void a_plan_becomes_a_file_in_which_nothing_is_a_formula_and_that_is_recorded() {
        var named = sandbox("p1").with(Sandbox.NAME_KEY, "=HYPERLINK(\"x\")").made();
        var ended = sandbox("p2").in(Kind.TERMINATED).made();
        given(named, ended);
        signIn("lead", "platform");
        var plan = pause(named, ended);

        List<String> lines = plan(plan.id()).lines().toList();

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("\ufeffplan_hash,action,connection,id,name,creator_id");
        assertThat(lines.get(1))
                .startsWith(plan.hash() + ",pause,prod,p1,\"'=HYPERLINK(\"\"x\"\")\",ada,Ada,platform,ada")
                .endsWith(",true,,");
        assertThat(lines.get(2)).contains(",p2,").endsWith(",false,wrong-state,");
        assertThat(newestRows(1).getFirst().event().action()).isEqualTo("export-bulk");
        assertThat(String.valueOf(newestRows(1).getFirst().event())).contains("2 sandboxes of plan " + plan.id());
    }

    @Test
    void the_plan_of_another_is_an_empty_file() {
        var own = sandbox("p1").made();
        given(own);
        signIn("lead", "platform");
        var plan = pause(own);

        signIn("operator", "platform");

        assertThat(plan(plan.id())).isEmpty();
    }

    @Test
    void whoever_may_see_no_sandbox_gets_no_file_and_that_is_recorded() {
        var own = sandbox("p1").made();
        given(own);
        signIn("lead", "platform");
        var plan = pause(own);
        plan(plan.id());
        assertThat(newest()).isEqualTo("OUTCOME export-bulk SUCCEEDED");
        signIn("stranger");

        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> plan(plan.id()));

        assertThat(newest()).isEqualTo("OUTCOME export-bulk DENIED");
    }

    private Plan pause(Sandbox... sandboxes) {
        return plans.make(
                currentActor.get(),
                new Selection.Chosen(Stream.of(sandboxes).map(Sandbox::id).toList()),
                new BulkCommand.Simple(SandboxAction.PAUSE),
                Belts.NONE,
                null);
    }

    private String newest() {
        var row = newestRows(1).getFirst().event();
        return "%s %s %s"
                .formatted(
                        row.phase(),
                        row.action(),
                        Objects.requireNonNull(row.ending()).result());
    }

    private String plan(UUID id) {
        var file = new ByteArrayOutputStream();
        export.plan(currentActor.get(), id, () -> file);
        return file.toString(StandardCharsets.UTF_8);
    }
}
