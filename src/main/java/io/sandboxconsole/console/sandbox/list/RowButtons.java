package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.data.renderer.LitRenderer;
import io.sandboxconsole.console.component.ActionText;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/// Renders the buttons of a row: the possible actions, or undo while the deletion is pending. Each row has
/// several, which are seen one row at a time, so that they are the browser's own, of a quarter of the nodes of
/// Vaadin's.
final class RowButtons {

    private RowButtons() {}

    /// All receive every request of the browser, unchecked: also actions without a button.
    static LitRenderer<SandboxRow> renderer(
            BiConsumer<Sandbox, SandboxAction> onAction, Consumer<Sandbox> onUndo, Consumer<Sandbox> onLock) {
        return LitRenderer.<SandboxRow>of("""
                <span class=${item.undo ? 'row-actions undoable' : 'row-actions'}>${item.undo ? html`<vaadin-button theme="small" aria-label=${item.undoHint}
                @click=${(e) => { e.stopPropagation(); undo(); }}>${item.undo}</vaadin-button>` : ''}
                ${(item.actions ?? []).map((action, i) => html`<button class=${'row-action icon icon-' + item.icons[i]}
                aria-label=${item.hints[i]} title=${item.unwell || item.hints[i]} ?disabled=${!!item.unwell} @click=${(e) => { e.stopPropagation(); act(action); }}></button>`)}${item.lock ? html`<button class="row-action icon icon-lock"
                aria-label=${item.lock} title=${item.lock} @click=${(e) => { e.stopPropagation(); lock(); }}></button>` : ''}</span>""")
                .withProperty("undo", row -> row.undoable() ? text("list.undo") : "")
                .withProperty("undoHint", row -> row.undoable() ? text("list.undo-on", row.title()) : "")
                .withProperty("unwell", row -> row.unwell() == null ? "" : text("list.unwell", row.unwell()))
                .withProperty("actions", row -> each(row, SandboxAction::name))
                .withProperty("hints", row -> each(row, action -> hint(row, action)))
                .withProperty("icons", row -> each(row, RowButtons::icon))
                .withProperty(
                        "lock", row -> row.lockable() && row.pending() == null ? text("list.lock", row.title()) : "")
                .withFunction("lock", row -> onLock.accept(row.sandbox()))
                .withFunction("undo", row -> onUndo.accept(row.sandbox()))
                .withFunction(
                        "act",
                        (row, arguments) -> onAction.accept(
                                row.sandbox(),
                                SandboxAction.valueOf(arguments.get(0).asString())));
    }

    private static String hint(SandboxRow row, SandboxAction action) {
        return text("list.action-on", ActionText.label(action), row.title());
    }

    private static String icon(SandboxAction action) {
        return ActionText.icon(action).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> each(SandboxRow row, Function<SandboxAction, String> word) {
        return row.buttons().stream().map(word).toList();
    }
}
