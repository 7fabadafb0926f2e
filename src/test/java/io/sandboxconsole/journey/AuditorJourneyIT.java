package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import io.sandboxconsole.audit.AuditCheckpoints;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.audit.AuditEvent.Who;
import io.sandboxconsole.audit.AuditTrail;
import io.sandboxconsole.audit.verification.KeyList;
import io.sandboxconsole.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/// An auditor finds an act, reads it, keeps its receipt and an export, and verifies both offline.
class AuditorJourneyIT extends JourneyTest {

    private static final int INCLUSION_PROVED = 4;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private AuditCheckpoints checkpoints;

    @TempDir
    private Path folder;

    @Test
    void an_auditor_finds_an_act_and_proves_it_offline() throws IOException {
        String name = "proof-" + UUID.randomUUID().toString().substring(0, 8);
        pause(name);
        checkpoints.signAll();
        Path keys = Files.writeString(
                folder.resolve("keys.pem"), checkpoints.publicKeys().replace(KeyList.FROM_THE_CONSOLE, ""));

        var page = signIn("auditor", "/audit");
        page.getByLabel("Search", new Page.GetByLabelOptions().setExact(true)).fill(name);
        assertThat(page.locator(".pager")).containsText("One entry");
        cell(page, " time").first().click();
        assertThat(page.locator(".audit-entry h2")).hasText("Pause · " + name);
        screenshot(page, "audit-receipt-light");

        Download receipt = page.waitForDownload(
                () -> page.getByText("Download receipt").first().click());
        assertThat(verify(receipt, keys)).isEqualTo(INCLUSION_PROVED);

        button(page, "Export").click();
        Download export = page.waitForDownload(() -> page.getByText("JSON Lines with proofs, for the verifier")
                .first()
                .click());
        assertThat(export.suggestedFilename()).startsWith("audit-").endsWith(".jsonl");
        assertThat(verify(export, keys)).isEqualTo(INCLUSION_PROVED);
        assertThat(Files.readString(folder.resolve(export.suggestedFilename())).lines())
                .filteredOn(line -> line.contains("\"type\":\"row\""))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains(name));
        assertThat(trail()).anySatisfy(row -> assertThat(row.event().action()).isEqualTo("export-audit"));
    }

    private int verify(Download file, Path keys) {
        Path saved = folder.resolve(file.suggestedFilename());
        file.saveAs(saved);
        return Main.run("audit", "verify", saved.toString(), "--keys", keys.toString());
    }

    private void pause(String name) {
        var operation = UUID.randomUUID();
        trail.append(List.of(
                row(operation, Phase.INTENT, name, null),
                row(operation, Phase.OUTCOME, name, new Ending(Result.SUCCEEDED, "", "", null))));
    }

    private static AuditEvent row(UUID operation, Phase phase, String name, @Nullable Ending ending) {
        return new AuditEvent(
                Instant.now(),
                operation,
                phase,
                new Who("olga", "Olga", "person", "console", "127.0.0.1"),
                "pause",
                new What("opensandbox", "sb-" + name, name, "platform", "olga"),
                ending);
    }
}
