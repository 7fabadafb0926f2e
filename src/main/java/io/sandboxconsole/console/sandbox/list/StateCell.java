package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.data.renderer.LitRenderer;
import io.sandboxconsole.console.component.StateBadge;
import io.sandboxconsole.console.component.StateText;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.PendingAction;
import io.sandboxconsole.sandbox.SandboxAction;
import org.jspecify.annotations.Nullable;

/// Renders a sandbox's state, or in its place the pending action, or that the sandbox has been removed.
final class StateCell {

    private StateCell() {}

    static LitRenderer<SandboxRow> renderer() {
        return LitRenderer.<SandboxRow>of("""
                <span class="state-cell"><span class=${'state state-' + item.kind} title=${item.hint}><span aria-hidden="true">${item.sign}</span>
                <span>${item.word}</span>${item.due ? html` <time data-show="next" datetime=${item.due}></time>` : ''}</span>
                ${item.by ? html`<span class="asked-by">${item.by}</span>` : ''}</span>""")
                .withProperty("kind", StateCell::kind)
                .withProperty("sign", StateCell::sign)
                .withProperty("word", StateCell::word)
                .withProperty("hint", StateCell::hint)
                .withProperty("by", StateCell::by)
                .withProperty("due", StateCell::due);
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
        @Nullable String reason = row.sandbox().status().reason();
        return reason == null ? SafeText.line(row.sandbox().state().word()) : SafeText.line(reason);
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
