package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.data.renderer.LitRenderer;
import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.i18n.SafeText;

/// Renders a row as one card, for screens without room for columns.
final class SandboxCard {

    private SandboxCard() {}

    static LitRenderer<SandboxRow> renderer() {
        return LitRenderer.<SandboxRow>of("""
                <div class="card-cell"><span class="title">${item.title}</span>
                <span class=${'state state-' + item.kind}><span aria-hidden="true">${item.sign}</span><span>${item.word}</span>${item.lock ? html`<span class="icon icon-lock lock-mark" role="img" aria-label=${item.lock} title=${item.lock}></span>` : ''}</span>
                <span class="card-facts"><span class=${'creator' + (item.deleted ? ' deleted' : '')}><span>${item.creator}</span>
                ${item.deleted ? html`<span class="deleted-mark">${item.deleted}</span>` : ''}</span>
                ${item.at ? html`<time datetime=${item.at} data-show="until"></time>` : html`<span class="never">${item.never}</span>`}</span></div>""")
                .withProperty("title", SandboxRow::title)
                .withProperty("kind", StateCell::kind)
                .withProperty("sign", StateCell::sign)
                .withProperty("word", StateCell::word)
                .withProperty("lock", SandboxRow::lock)
                .withProperty(
                        "creator",
                        row -> SafeText.line(
                                CreatorLabel.plainName(row.sandbox().creator())))
                .withProperty(
                        "deleted", row -> CreatorLabel.deletedMark(row.sandbox().creator()))
                .withProperty("at", SandboxCard::expiry)
                .withProperty("never", _ -> text("list.never"));
    }

    private static String expiry(SandboxRow row) {
        var expiry = row.sandbox().expiresAt();
        return expiry == null ? "" : expiry.toString();
    }
}
