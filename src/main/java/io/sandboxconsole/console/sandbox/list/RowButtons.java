package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.data.renderer.LitRenderer;
import io.sandboxconsole.console.component.ActionText;
import io.sandboxconsole.console.sandbox.list.CellValues.Expression;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Renders the buttons of a row: the possible actions, or undo while the deletion is pending. Each row has
/// several, which are seen one row at a time, so that they are the browser's own, of a quarter of the nodes
/// of Vaadin's.
final class RowButtons {

    private static final String TITLE = "item.v?.title";

    private RowButtons() {}

    /// All receive every request of the browser, unchecked: also actions without a button.
    static LitRenderer<SandboxRow> renderer(
            BiConsumer<Sandbox, SandboxAction> onAction, Consumer<Sandbox> onUndo, Consumer<Sandbox> onLock) {
        return LitRenderer.<SandboxRow>of(CellValues.template(
                        """
                <span class=${item.v?.undo ? 'row-actions undoable' : 'row-actions'}>${item.v?.undo ? html`<vaadin-button theme="small" aria-label=${%1$s}
                @click=${(e) => { e.stopPropagation(); undo(); }}>${%2$s}</vaadin-button>` : ''}
                ${(item.v?.actions ?? []).map((action) => { const [icon, sentence] = %4$s[action]; const hint = sentence.split('{0}').join(item.v?.title); return html`<button class=${'row-action icon icon-' + icon}
                aria-label=${hint} title=${item.v?.unwell || hint} ?disabled=${!!item.v?.unwell} @click=${(e) => { e.stopPropagation(); act(action); }}></button>`; })}${item.v?.lock ? html`<button class="row-action icon icon-lock"
                aria-label=${%3$s} title=${%3$s} @click=${(e) => { e.stopPropagation(); lock(); }}></button>` : ''}</span>""",
                        CellValues.filled(text("list.undo-on", "{0}"), TITLE),
                        text("list.undo"),
                        CellValues.filled(text("list.lock", "{0}"), TITLE),
                        buttons()))
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
                .with("actions", row.buttons().stream().map(SandboxAction::name).toList())
                .with("lock", row.lockable() && row.pending() == null);
    }

    /// The icon of each action, and its sentence with a gap for the sandbox.
    private static Expression buttons() {
        Map<String, List<String>> buttons = new LinkedHashMap<>();
        for (SandboxAction action : SandboxAction.values()) {
            String sentence = text("list.action-on", ActionText.label(action), "{0}");
            buttons.put(action.name(), List.of(icon(action), sentence));
        }
        return CellValues.lists(buttons);
    }

    private static String icon(SandboxAction action) {
        return ActionText.icon(action).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
