package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.data.renderer.LitRenderer;
import io.sandboxconsole.console.component.StateBadge;
import io.sandboxconsole.console.component.StateText;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.PendingAction;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Renders a sandbox's state, or in its place the pending action, or that the sandbox has been removed.
final class StateCell {

    private static final int MOST_LINES = 10;

    private StateCell() {}

    static LitRenderer<SandboxRow> renderer() {
        return LitRenderer.<SandboxRow>of("""
                <span class="state-cell"><span class=${'state state-' + item.v?.kind} title=${item.v?.hint}><span aria-hidden="true">${item.v?.sign}</span>
                <span>${item.v?.word}</span>${item.v?.lock ? html`<span class="icon icon-lock lock-mark" role="img" aria-label=${item.v?.lock} title=${item.v?.lock}></span>` : ''}${item.v?.due ? html` <time data-show="brief" datetime=${item.v?.due}></time>` : ''}</span>
                ${item.v?.by ? html`<span class="asked-by">${item.v?.by}</span>` : ''}
                ${item.v?.cause ? html`<span class="asked-by" title=${item.v?.hint}>${item.v?.cause}</span>` : ''}</span>""").withProperty(CellValues.NAME, row -> values(row));
    }

    private static CellValues values(SandboxRow row) {
        return new CellValues()
                .with("kind", kind(row))
                .with("sign", sign(row))
                .with("word", word(row))
                .with("hint", hint(row))
                .with("lock", row.lock())
                .with("by", by(row))
                .with("cause", cause(row))
                .with("due", due(row));
    }

    static String kind(SandboxRow row) {
        if (row.gone()) {
            return "gone";
        }
        return row.pending() == null ? row.sandbox().state().kind().word() : "underway";
    }

    static String sign(SandboxRow row) {
        if (row.gone()) {
            return "–";
        }
        return row.pending() == null ? StateBadge.sign(row.sandbox().state().kind()) : "◌";
    }

    static String word(SandboxRow row) {
        if (row.gone()) {
            return text("list.gone");
        }
        var pending = row.pending();
        return pending == null ? SafeText.line(StateText.of(row.sandbox().state())) : word(pending);
    }

    private static String hint(SandboxRow row) {
        if (row.gone()) {
            return text("list.gone.hint");
        }
        var status = row.sandbox().status();
        return Stream.concat(
                        Stream.of(Objects.requireNonNullElse(
                                status.reason(), status.state().word())),
                        failed(row) ? lines(status.message()).limit(MOST_LINES) : Stream.empty())
                .map(SafeText::line)
                .collect(Collectors.joining("\n"));
    }

    private static String cause(SandboxRow row) {
        return failed(row) ? cause(row.sandbox()) : "";
    }

    /// Why a sandbox failed, on one line: its reason is the same word for most failures, so the message tells
    /// more. Empty for one that has not failed.
    static String cause(Sandbox sandbox) {
        var status = sandbox.status();
        if (status.state().kind() != Kind.FAILED) {
            return "";
        }
        List<String> lines = lines(status.message()).toList();
        if (lines.isEmpty()) {
            return SafeText.line(Objects.requireNonNullElse(status.reason(), ""));
        }
        // A traceback ends with the error.
        boolean traceback = lines.stream().anyMatch(line -> line.startsWith("Traceback"));
        return SafeText.line(traceback ? lines.getLast() : lines.getFirst());
    }

    private static boolean failed(SandboxRow row) {
        return !row.gone() && row.pending() == null && row.sandbox().state().kind() == Kind.FAILED;
    }

    private static Stream<String> lines(@Nullable String message) {
        return message == null ? Stream.empty() : message.lines().filter(line -> !line.isBlank());
    }

    private static String by(SandboxRow row) {
        var pending = row.pending();
        return pending == null ? "" : text("list.asked-by", pending.by());
    }

    private static String due(SandboxRow row) {
        var pending = row.pending();
        return pending == null || pending.dueAt() == null ? "" : pending.dueAt().toString();
    }

    private static String word(PendingAction pending) {
        if (pending.dueAt() != null && pending.action() == SandboxAction.DELETE) {
            return text("list.underway.deletes");
        }
        return switch (pending.action()) {
            case RENEW -> text("list.underway.renew");
            case PAUSE -> text("list.underway.pause");
            case RESUME -> text("list.underway.resume");
            case EDIT_METADATA -> text("list.underway.edit-metadata");
            case SNAPSHOT -> text("list.underway.snapshot");
            case DELETE -> text("list.underway.delete");
            case START -> text("list.underway.start");
            case STOP -> text("list.underway.stop");
            case RECOVER -> text("list.underway.recover");
            case TOUCH -> text("list.underway.touch");
            case OPEN_SSH -> text("list.underway.open-ssh");
            case CLOSE_SSH -> text("list.underway.close-ssh");
            case SET_INTERVALS -> text("list.underway.set-intervals");
            case SET_OPEN_PORTS -> text("list.underway.set-open-ports");
            case RESIZE -> text("list.underway.resize");
            case FORK -> text("list.underway.fork");
            case BACKUP -> text("list.underway.backup");
            case ARCHIVE -> text("list.underway.archive");
        };
    }
}
