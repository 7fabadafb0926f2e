package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.data.renderer.LitRenderer;
import io.sandboxconsole.console.component.StateWord;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.Underway;
import io.sandboxconsole.words.SafeText;
import org.jspecify.annotations.Nullable;

/// A sandbox's state in a line of the list, or instead what was asked of it and is not confirmed yet, or that it is
/// gone.
final class StateCell {

    private StateCell() {}

    static LitRenderer<SandboxRow> renderer() {
        return LitRenderer.<SandboxRow>of("""
                <span class="state-cell"><span class=${'state state-' + item.kind} title=${item.hint}><span aria-hidden="true">${item.sign}</span>
                <span>${item.word}</span>${item.due ? html` <time data-show="until" datetime=${item.due}></time>` : ''}</span>
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
        return row.underway() == null ? row.sandbox().state().kind().word() : "underway";
    }

    static String sign(SandboxRow row) {
        if (row.gone()) {
            return "–";
        }
        return row.underway() == null ? StateBadge.sign(row.sandbox().state().kind()) : "◌";
    }

    static String word(SandboxRow row) {
        if (row.gone()) {
            return say("list.gone");
        }
        var underway = row.underway();
        return underway == null ? SafeText.line(StateWord.of(row.sandbox().state())) : word(underway);
    }

    private static String hint(SandboxRow row) {
        if (row.gone()) {
            return say("list.gone.hint");
        }
        @Nullable String reason = row.sandbox().status().reason();
        return reason == null ? SafeText.line(row.sandbox().state().word()) : SafeText.line(reason);
    }

    private static String by(SandboxRow row) {
        var underway = row.underway();
        return underway == null ? "" : say("list.asked-by", underway.by());
    }

    private static String due(SandboxRow row) {
        var underway = row.underway();
        return underway == null || underway.dueAt() == null
                ? ""
                : underway.dueAt().toString();
    }

    private static String word(Underway underway) {
        if (underway.dueAt() != null && underway.action() == SandboxAction.DELETE) {
            return say("list.underway.deletes");
        }
        return switch (underway.action()) {
            case RENEW -> say("list.underway.renew");
            case PAUSE -> say("list.underway.pause");
            case RESUME -> say("list.underway.resume");
            case EDIT_METADATA -> say("list.underway.edit-metadata");
            case SNAPSHOT -> say("list.underway.snapshot");
            case DELETE -> say("list.underway.delete");
            case START -> say("list.underway.start");
            case STOP -> say("list.underway.stop");
            case RECOVER -> say("list.underway.recover");
            case TOUCH -> say("list.underway.touch");
            case OPEN_SSH -> say("list.underway.open-ssh");
            case CLOSE_SSH -> say("list.underway.close-ssh");
            case SET_INTERVALS -> say("list.underway.set-intervals");
            case SET_OPEN_PORTS -> say("list.underway.set-open-ports");
            case RESIZE -> say("list.underway.resize");
            case FORK -> say("list.underway.fork");
            case BACKUP -> say("list.underway.backup");
            case ARCHIVE -> say("list.underway.archive");
        };
    }
}
