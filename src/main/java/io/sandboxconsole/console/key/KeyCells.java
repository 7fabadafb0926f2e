package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import io.sandboxconsole.apikey.ApiKey.Kind;
import io.sandboxconsole.console.component.SignBadge;
import org.jspecify.annotations.Nullable;

/// Renders the cells of a key's row. Every value is data to a template, never markup.
final class KeyCells {

    private KeyCells() {}

    /// The cell in the column `order`.
    static LitRenderer<KeyRow> of(KeyOrder order) {
        return switch (order) {
            case NAME -> two(KeyRow::name, KeyRow::lookup, "key-name");
            case WHOSE -> whose();
            case ROLE -> two(KeyRow::role, KeyRow::connection, "");
            case STANDING -> standing(LitRenderer.of(SignBadge.TEMPLATE));
            case EXPIRES -> time("until", line -> plain(line.key().expires()), _ -> "", text("key.expires.never"));
            case CREATED -> time("ago", line -> line.key().created().at().toString(), KeyRow::creator, "");
            case USED -> time("ago", KeyCells::used, KeyRow::origin, text("key.used.never"));
            case SANDBOXES -> sandboxes();
        };
    }

    static LitRenderer<KeyRow> limits() {
        return two(KeyRow::requestLimit, KeyRow::sandboxLimit, "");
    }

    /// The card that replaces the cells on a narrow screen.
    static LitRenderer<KeyRow> card() {
        return standing(LitRenderer.<KeyRow>of("""
                <div class="card-cell"><span class="title">${item.name}</span>%s
                <span class="card-facts"><code>${item.lookup}</code><span>${item.whose} · ${item.role}</span></span></div>""".formatted(SignBadge.TEMPLATE)))
                .withProperty("name", KeyRow::name)
                .withProperty("lookup", KeyRow::lookup)
                .withProperty("whose", KeyRow::whose)
                .withProperty("role", KeyRow::role);
    }

    private static LitRenderer<KeyRow> standing(LitRenderer<KeyRow> renderer) {
        return renderer.withProperty("theme", line -> line.standing().tone().theme())
                .withProperty("sign", line -> line.standing().sign())
                .withProperty("word", line -> line.standing().label());
    }

    private static LitRenderer<KeyRow> whose() {
        return LitRenderer.<KeyRow>of("""
                <span class="key-cell"><span class="key-whose" title=${item.kind}><vaadin-icon icon=${item.icon} aria-hidden="true"></vaadin-icon>
                <span>${item.whose}</span></span><span class="key-second">${item.kind}</span></span>""")
                .withProperty("icon", line -> line.key().kind() == Kind.SERVICE ? "vaadin:cogs" : "vaadin:user")
                .withProperty("whose", KeyRow::whose)
                .withProperty("kind", KeyRow::kind);
    }

    private static LitRenderer<KeyRow> sandboxes() {
        return LitRenderer.<KeyRow>of("""
                ${item.count > 0 ? html`<a href=${item.address} aria-label=${item.hint} title=${item.hint}
                @click=${(e) => e.stopPropagation()}>${item.count}</a>` : html`<span class="key-second">0</span>`}""")
                .withProperty("count", KeyRow::sandboxes)
                .withProperty("address", KeyRow::list)
                .withProperty("hint", line -> text("key.sandboxes.of", line.name()));
    }

    private static LitRenderer<KeyRow> two(
            ValueProvider<KeyRow, String> first, ValueProvider<KeyRow, String> second, String style) {
        return LitRenderer.<KeyRow>of("""
                <span class="key-cell"><span class=${item.style} title=${item.first}>${item.first}</span>
                <span class="key-second" title=${item.second}>${item.second}</span></span>""")
                .withProperty("style", _ -> style)
                .withProperty("first", first)
                .withProperty("second", second);
    }

    private static LitRenderer<KeyRow> time(
            String show, ValueProvider<KeyRow, String> moment, ValueProvider<KeyRow, String> second, String none) {
        return LitRenderer.<KeyRow>of("""
                <span class="key-cell">${item.at ? html`<time datetime=${item.at} data-show=${item.show}></time>`
                : html`<span class="key-second">${item.none}</span>`}
                <span class="key-second" title=${item.second}>${item.second}</span></span>""")
                .withProperty("at", moment)
                .withProperty("show", _ -> show)
                .withProperty("none", _ -> none)
                .withProperty("second", second);
    }

    private static String used(KeyRow line) {
        var use = line.key().lastUse();
        return use == null ? "" : use.at().toString();
    }

    private static String plain(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
