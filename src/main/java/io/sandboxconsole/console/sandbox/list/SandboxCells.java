package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.console.component.PersonAvatar;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.Creator;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Renderers of the cells of a row. Every value is data to a template, never markup.
final class SandboxCells {

    private SandboxCells() {}

    /// The renderer of the column `key`.
    ///
    /// @param onCreator shows all sandboxes of a creator
    static LitRenderer<SandboxRow> of(String key, Consumer<Creator> onCreator) {
        return switch (key) {
            case ListColumns.NAME -> name();
            case "state" -> StateCell.renderer();
            case "creator" -> creator(onCreator);
            case "team" -> plain(row -> orEmpty(row.sandbox().team()));
            case "image" -> plain(row -> row.sandbox().source().text());
            case "created" -> ago(row -> row.sandbox().createdAt());
            case ListColumns.ACTIVITY -> ago(row -> row.sandbox().attributes().lastActivityAt());
            case "expires" -> expires();
            case "labels" -> labels();
            case ListColumns.CONNECTION -> plain(row -> row.id().connection().value());
            default -> label(key.substring(ListColumns.LABEL_PREFIX.length()));
        };
    }

    private static LitRenderer<SandboxRow> name() {
        return LitRenderer.<SandboxRow>of("""
                <div class="name-cell"><span class="title" title=${item.title}>${item.title}</span>
                <span class="id"><code title=${item.id}>${item.short}</code><button class="copy" data-copy=${item.raw}
                aria-label=${item.copy} title=${item.copy} @click=${(e) => e.preventDefault()}><vaadin-icon icon="vaadin:copy-o"></vaadin-icon></button></span></div>""")
                .withProperty("title", SandboxRow::title)
                .withProperty("id", row -> SafeText.line(row.id().value()))
                .withProperty("raw", row -> row.id().value())
                .withProperty("copy", row -> text("list.copy-id", row.title()))
                .withProperty("short", SandboxRow::shortId);
    }

    private static LitRenderer<SandboxRow> creator(Consumer<Creator> onCreator) {
        return LitRenderer.<SandboxRow>of("""
                <span class=${'creator ' + item.kind} title=${item.evidence}>
                <vaadin-avatar theme="xsmall" aria-hidden="true" ?hidden=${!item.initials} .abbr=${item.initials}
                .colorIndex=${item.colour}></vaadin-avatar>
                <vaadin-icon icon=${item.icon} ?hidden=${!item.icon}></vaadin-icon><span>${item.name}</span>
                <button class="creator-only" aria-label=${item.only} title=${item.only} @click=${(e) => { e.stopPropagation(); only(); }}>
                <vaadin-icon icon="vaadin:filter"></vaadin-icon></button></span>""")
                .withProperty(
                        "only",
                        row -> text(
                                "key.creator.all",
                                SafeText.line(CreatorLabel.name(row.sandbox().creator()))))
                .withFunction("only", row -> onCreator.accept(row.sandbox().creator()))
                .withProperty("initials", row -> initials(row.sandbox().creator()))
                .withProperty(
                        "colour",
                        row -> PersonAvatar.colour(row.sandbox().creator().id()))
                .withProperty(
                        "name",
                        row -> SafeText.line(CreatorLabel.name(row.sandbox().creator())))
                .withProperty("icon", row -> icon(row.sandbox().creator()))
                .withProperty("kind", row -> style(row.sandbox().creator()))
                .withProperty("evidence", row -> evidence(row.sandbox().creator()));
    }

    private static String style(Creator creator) {
        return switch (creator.evidence()) {
            case RECORDED, ENGINE_AUDIT_LOG -> "";
            case DECLARED -> "declared";
            case UNKNOWN -> "unstated";
        };
    }

    private static String evidence(Creator creator) {
        String hint = CreatorLabel.hint(creator);
        String evidence = CreatorLabel.evidence(creator);
        return hint.isEmpty() ? evidence : hint + "\n" + evidence;
    }

    private static LitRenderer<SandboxRow> ago(Function<SandboxRow, @Nullable Instant> time) {
        return LitRenderer.<SandboxRow>of(
                        "${item.at ? html`<time datetime=${item.at} data-show=\"ago\"></time>` : html``}")
                .withProperty("at", row -> orEmpty(time.apply(row)));
    }

    /// The time left, and its share of the sandbox's lifetime as a bar; the browser keeps both up to date.
    static LitRenderer<SandboxRow> expires() {
        return LitRenderer.<SandboxRow>of("""
                ${item.at ? html`<span class="expiry"><time datetime=${item.at} data-show="until"></time>
                  <span class="life-bar" aria-hidden="true" ?hidden=${!item.from} data-life-from=${item.from} data-life-to=${item.to}><span></span></span></span>`
                  : html`<span class="never"><span aria-hidden="true">∞</span> ${item.never}</span>`}""")
                .withProperty("at", row -> orEmpty(row.sandbox().expiresAt()))
                .withProperty("from", row -> milliseconds(row.sandbox().createdAt()))
                .withProperty("to", row -> milliseconds(row.sandbox().expiresAt()))
                .withProperty("never", _ -> text("list.never"));
    }

    private static LitRenderer<SandboxRow> labels() {
        return LitRenderer.<SandboxRow>of(
                        "<span class=\"labels\">${item.labels.map(l => html`<span class=\"label\" title=${l}>${l}</span>`)}</span>")
                .withProperty("labels", SandboxRow::labels);
    }

    private static LitRenderer<SandboxRow> label(String key) {
        return plain(row -> row.sandbox().metadata().getOrDefault(key, ""));
    }

    private static LitRenderer<SandboxRow> plain(ValueProvider<SandboxRow, String> value) {
        return LitRenderer.<SandboxRow>of("<span title=${item.text}>${item.text}</span>")
                .withProperty("text", row -> SafeText.line(value.apply(row)));
    }

    private static String milliseconds(@Nullable Instant time) {
        return time == null ? "" : String.valueOf(time.toEpochMilli());
    }

    private static String initials(Creator creator) {
        return creator instanceof Creator.User user ? PersonAvatar.initials(user.name()) : "";
    }

    private static String icon(Creator creator) {
        return switch (creator) {
            case Creator.ApiKey _ -> "vaadin:key-o";
            case Creator.EnginePrincipal principal -> principal.identity().byKey() ? "vaadin:key-o" : "vaadin:server";
            case Creator.User _, Creator.Unknown _ -> "";
        };
    }

    private static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
