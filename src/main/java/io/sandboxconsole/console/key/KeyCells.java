package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import io.sandboxconsole.apikey.ApiKey.Kind;
import io.sandboxconsole.console.component.SignBadge;
import org.jspecify.annotations.Nullable;

/// How a key reads in the cells of its line. Every value is data to a template, never markup.
final class KeyCells {

    private KeyCells() {}

    /// The cell below the header of the column `order`.
    static LitRenderer<KeyLine> of(KeyOrder order) {
        return switch (order) {
            case NAME -> two(KeyLine::name, KeyLine::lookup, "key-name");
            case WHOSE -> whose();
            case ROLE -> two(KeyLine::role, KeyLine::connection, "");
            case STANDING -> standing(LitRenderer.of(SignBadge.TEMPLATE));
            case EXPIRES -> time("until", line -> text(line.key().expires()), _ -> "", say("key.expires.never"));
            case CREATED -> time("ago", line -> line.key().created().at().toString(), KeyLine::creator, "");
            case USED -> time("ago", KeyCells::used, KeyLine::origin, say("key.used.never"));
            case SANDBOXES -> sandboxes();
        };
    }

    static LitRenderer<KeyLine> limits() {
        return LitRenderer.<KeyLine>of("<span title=${item.text}>${item.text}</span>")
                .withProperty("text", KeyLine::limits);
    }

    /// What a narrow screen has room for.
    static LitRenderer<KeyLine> card() {
        return standing(LitRenderer.<KeyLine>of("""
                <div class="card-cell"><span class="title">${item.name}</span>%s
                <span class="card-facts"><code>${item.lookup}</code><span>${item.whose} · ${item.role}</span></span></div>""".formatted(SignBadge.TEMPLATE)))
                .withProperty("name", KeyLine::name)
                .withProperty("lookup", KeyLine::lookup)
                .withProperty("whose", KeyLine::whose)
                .withProperty("role", KeyLine::role);
    }

    private static LitRenderer<KeyLine> standing(LitRenderer<KeyLine> renderer) {
        return renderer.withProperty("theme", line -> line.standing().tone().theme())
                .withProperty("sign", line -> line.standing().sign())
                .withProperty("word", line -> line.standing().label());
    }

    private static LitRenderer<KeyLine> whose() {
        return LitRenderer.<KeyLine>of("""
                <span class="key-cell"><span class="key-whose" title=${item.kind}><vaadin-icon icon=${item.icon} aria-hidden="true"></vaadin-icon>
                <span>${item.whose}</span></span><span class="key-second">${item.kind}</span></span>""")
                .withProperty("icon", line -> line.key().kind() == Kind.SERVICE ? "vaadin:cogs" : "vaadin:user")
                .withProperty("whose", KeyLine::whose)
                .withProperty("kind", KeyLine::kind);
    }

    private static LitRenderer<KeyLine> sandboxes() {
        return LitRenderer.<KeyLine>of("""
                ${item.count > 0 ? html`<a href=${item.address} aria-label=${item.hint} title=${item.hint}
                @click=${(e) => e.stopPropagation()}>${item.count}</a>` : html`<span class="key-second">0</span>`}""")
                .withProperty("count", KeyLine::sandboxes)
                .withProperty("address", KeyLine::list)
                .withProperty("hint", line -> say("key.sandboxes.of", line.name()));
    }

    private static LitRenderer<KeyLine> two(
            ValueProvider<KeyLine, String> first, ValueProvider<KeyLine, String> second, String style) {
        return LitRenderer.<KeyLine>of("""
                <span class="key-cell"><span class=${item.style} title=${item.first}>${item.first}</span>
                <span class="key-second" title=${item.second}>${item.second}</span></span>""")
                .withProperty("style", _ -> style)
                .withProperty("first", first)
                .withProperty("second", second);
    }

    private static LitRenderer<KeyLine> time(
            String show, ValueProvider<KeyLine, String> moment, ValueProvider<KeyLine, String> second, String none) {
        return LitRenderer.<KeyLine>of("""
                <span class="key-cell">${item.at ? html`<time datetime=${item.at} data-show=${item.show}></time>`
                : html`<span class="key-second">${item.none}</span>`}
                <span class="key-second" title=${item.second}>${item.second}</span></span>""")
                .withProperty("at", moment)
                .withProperty("show", _ -> show)
                .withProperty("none", _ -> none)
                .withProperty("second", second);
    }

    private static String used(KeyLine line) {
        var use = line.key().lastUse();
        return use == null ? "" : use.at().toString();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
