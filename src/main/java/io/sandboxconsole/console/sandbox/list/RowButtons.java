package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.data.renderer.LitRenderer;
import io.sandboxconsole.console.component.ActionText;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Renders the buttons of a row: the possible actions, or undo while the deletion is pending. Each row has
/// several, which are seen one row at a time, so that they are the browser's own, of a quarter of the nodes
/// of Vaadin's.
final class RowButtons {

    private RowButtons() {}

    /// All receive every request of the browser, unchecked: also actions without a button.
    static LitRenderer<SandboxRow> renderer(
            BiConsumer<Sandbox, SandboxAction> onAction, Consumer<Sandbox> onUndo, Consumer<Sandbox> onLock) {
        return LitRenderer.<SandboxRow>of(CellValues.template(
                        """
                <span class=${item.v?.undo ? 'row-actions undoable' : 'row-actions'}>${item.v?.undo ? html`<vaadin-button theme="small" aria-label=${%1$s.split('{0}').join(item.v?.title)}
                @click=${(e) => { e.stopPropagation(); undo(); }}>${%2$s}</vaadin-button>` : ''}
                ${(item.v?.actions ?? []).map((line) => { const [action, icon, word] = line.split('|'); const hint = word.split('{0}').join(item.v?.title); return html`<button class=${'row-action icon icon-' + icon}
                aria-label=${hint} title=${item.v?.unwell || hint} ?disabled=${!!item.v?.unwell} @click=${(e) => { e.stopPropagation(); act(action); }}></button>`; })}${item.v?.lock ? html`<button class="row-action icon icon-lock"
                aria-label=${%3$s.split('{0}').join(item.v?.title)} title=${%3$s.split('{0}').join(item.v?.title)} @click=${(e) => { e.stopPropagation(); lock(); }}></button>` : ''}</span>""", text("list.undo-on", "{0}"), text("list.undo"), text("list.lock", "{0}")))
                .withProperty(CellValues.NAME, row -> values(row))
                .withFunction("lock", row -> onLock.accept(row.sandbox()))
                .withFunction("undo", row -> onUndo.accept(row.sandbox()))
                .withFunction(
                        "act",
                        (row, arguments) -> onAction.accept(
                                row.sandbox(),
                                SandboxAction.valueOf(arguments.get(0).asString())));
    }

    private static CellValues values(SandboxRow row) {
        return new CellValues()
                .always("title", row.title())
                .with("undo", row.undoable())
                .with("unwell", row.unwell() == null ? "" : text("list.unwell", row.unwell()))
                .with("actions", row.buttons().stream().map(RowButtons::line).toList())
                .with("lock", row.lockable() && row.pending() == null);
    }

    /// An action, its icon, and its sentence with a gap for the sandbox.
    private static String line(SandboxAction action) {
        return "%s|%s|%s"
                .formatted(action.name(), icon(action), text("list.action-on", ActionText.label(action), "{0}"));
    }

    private static String icon(SandboxAction action) {
        return ActionText.icon(action).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
