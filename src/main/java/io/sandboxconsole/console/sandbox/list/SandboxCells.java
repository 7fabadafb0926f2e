package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.console.component.PersonAvatar;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox.Source;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
            case ListColumns.TEAM -> plain(row -> orEmpty(row.sandbox().team()));
            case "image" -> source();
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
                <div class="name-cell"><span class="title" title=${item.full}>${item.title}</span>
                <span class="id"><code title=${item.id}>${item.short}</code><button class="copy" data-copy=${item.raw}
                aria-label=${item.copy} title=${item.copy} @click=${(e) => e.preventDefault()}><vaadin-icon icon="vaadin:copy-o"></vaadin-icon></button><span class="of-connection">${item.connection}</span></span></div>""")
                .withProperty("title", SandboxRow::title)
                .withProperty(
                        "full", row -> "%s · %s".formatted(row.title(), row.id().connection()))
                .withProperty("connection", row -> row.id().connection().value())
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
                ${item.deleted ? html`<span class="deleted-mark">${item.deleted}</span>` : ''}
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
                        row -> SafeText.line(
                                CreatorLabel.plainName(row.sandbox().creator())))
                .withProperty(
                        "deleted", row -> CreatorLabel.deletedMark(row.sandbox().creator()))
                .withProperty("icon", row -> icon(row.sandbox().creator()))
                .withProperty("kind", row -> style(row.sandbox().creator()))
                .withProperty("evidence", row -> evidence(row.sandbox().creator()));
    }

    private static String style(Creator creator) {
        String evidence = switch (creator.evidence()) {
            case RECORDED, ENGINE_AUDIT_LOG -> "";
            case DECLARED -> "declared";
            case UNKNOWN -> "unstated";
        };
        return CreatorLabel.deletedMark(creator).isEmpty() ? evidence : evidence + " deleted";
    }

    /// The name first: the column may cut it.
    private static String evidence(Creator creator) {
        return Stream.of(CreatorLabel.name(creator), CreatorLabel.hint(creator), CreatorLabel.evidence(creator))
                .filter(line -> !line.isEmpty())
                .map(SafeText::line)
                .collect(Collectors.joining("\n"));
    }

    /// An image and a snapshot look alike, so a sign tells a snapshot.
    private static LitRenderer<SandboxRow> source() {
        return LitRenderer.<SandboxRow>of("""
                <span class=${item.text ? 'source' : 'unstated'} title=${item.hint}><vaadin-icon icon="vaadin:camera" aria-label=${item.snapshot}
                role="img" ?hidden=${!item.snapshot}></vaadin-icon>${item.text || item.unknown}</span>""")
                .withProperty(
                        "text", row -> SafeText.line(row.sandbox().source().text()))
                .withProperty("unknown", _ -> text("list.image.unknown"))
                .withProperty(
                        "snapshot",
                        row -> row.sandbox().source() instanceof Source.Snapshot ? text("list.image.snapshot") : "")
                .withProperty("hint", row -> hint(row.sandbox().source()));
    }

    private static String hint(Source source) {
        String name = SafeText.line(source.text());
        return switch (source) {
            case Source.Image _ -> name;
            case Source.Built _ -> text("list.image.built", name);
            case Source.Snapshot _ -> text("list.image.of-snapshot", name);
            case Source.Unstated _ -> text("list.image.unknown.hint");
        };
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
                  <span class="life-bar" aria-hidden="true" ?hidden=${!item.from} data-life-from=${item.from} data-life-to=${item.to}
                  data-life-title=${item.passed}><span></span></span></span>`
                  : html`<span class="never"><span aria-hidden="true">∞</span> ${item.never}</span>`}""")
                .withProperty("at", row -> orEmpty(row.sandbox().expiresAt()))
                .withProperty("from", row -> milliseconds(row.sandbox().createdAt()))
                .withProperty("to", row -> milliseconds(row.sandbox().expiresAt()))
                // The browser knows the share, which grows by itself.
                .withProperty("passed", _ -> text("list.life-passed", "{0}"))
                .withProperty("never", _ -> text("list.never"));
    }

    private static LitRenderer<SandboxRow> labels() {
        return LitRenderer.<SandboxRow>of(
                        "<span class=\"labels\" title=${item.all}>${(item.labels ?? []).map(l => html`<span class=\"label\">${l}</span>`)}</span>")
                .withProperty("labels", SandboxRow::firstLabels)
                .withProperty("all", row -> String.join("\n", SandboxRow.labels(row.sandbox())));
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
