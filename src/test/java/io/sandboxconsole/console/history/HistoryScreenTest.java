package io.sandboxconsole.console.history;

import static com.github.mvysny.kaributesting.v10.GridKt._findAll;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static io.sandboxconsole.console.sandbox.Sample.sandbox;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import io.sandboxconsole.console.FakeHistory;
import io.sandboxconsole.console.sandbox.Sample;
import io.sandboxconsole.console.sandbox.SandboxScreenTest;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.End.Cause;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/// Opens the History screen over lives that a test writes.
abstract class HistoryScreenTest extends SandboxScreenTest {

    static final UUID DELETION = UUID.fromString("00000000-0000-4000-8000-000000000007");

    @Autowired
    protected FakeHistory history;

    @AfterEach
    void emptyHistory() {
        history.forget();
    }

    static Life live(String id) {
        return new Life(sandbox(id).made(), Sample.NOW.minus(Duration.ofHours(1)));
    }

    static Life ended(String id, Cause cause) {
        return ended(sandbox(id).made(), cause, null);
    }

    static Life deleted(String id, String by) {
        var end = new End(
                Sample.NOW.minusSeconds(60),
                Sample.NOW.minusSeconds(90),
                Cause.DELETED_BY_PERSON,
                by,
                "id-of-" + by,
                DELETION,
                null);
        return new Life(sandbox(id).made(), Sample.NOW.minus(Duration.ofHours(1)), end);
    }

    static Life ended(Sandbox sandbox, Cause cause, @Nullable String by) {
        var end = new End(Sample.NOW.minusSeconds(60), Sample.NOW.minusSeconds(90), cause, by, null, null, null);
        return new Life(sandbox, Sample.NOW.minus(Duration.ofHours(1)), end);
    }

    static HistoryGrid lives() {
        return _get(HistoryGrid.class);
    }

    static List<Life> listed() {
        return _findAll((Grid<Life>) lives());
    }

    static List<String> names() {
        return listed().stream().map(HistoryCells::title).toList();
    }

    /// The address that the screen has written into the browser since the last look or [#settle].
    static String written() {
        return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .map(PendingJavaScriptInvocation::getInvocation)
                .flatMap(invocation -> invocation.getParameters().stream())
                .map(String::valueOf)
                .filter(text -> text.startsWith("history"))
                .reduce("", (_, last) -> last);
    }
}
