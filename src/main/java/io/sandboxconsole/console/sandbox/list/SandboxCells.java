package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import io.sandboxconsole.console.columns.ListColumns;
import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.console.component.PersonAvatar;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.Sandbox.Source;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Renders the cells of rows that are about a sandbox. Every value is data to a template, never markup.
public final class SandboxCells<T> {

    private static final int SHORT_ID = 8;

    private static final int SHOWN_LABELS = 3;

    private final Function<T, Sandbox> sandbox;

    private final Consumer<Creator> onCreator;

    /// @param sandbox the sandbox of a row
    /// @param onCreator shows all sandboxes of a creator
    public SandboxCells(Function<T, Sandbox> sandbox, Consumer<Creator> onCreator) {
        this.sandbox = sandbox;
        this.onCreator = onCreator;
    }

    /// The renderer of the column `key`, or else of a metadata key.
    public LitRenderer<T> of(String key) {
        return switch (key) {
            case ListColumns.NAME -> name();
            case "creator" -> creator();
            case ListColumns.TEAM -> plain(row -> orEmpty(sandbox(row).team()));
            case "image" -> source();
            case "created" -> ago(row -> sandbox(row).createdAt());
            case "activity" -> ago(row -> sandbox(row).attributes().lastActivityAt());
            case "expires" -> expires();
            case "labels" -> labels();
            case ListColumns.CONNECTION ->
                plain(row -> sandbox(row).id().connection().value());
            default -> label(key.substring(ListColumns.LABEL_PREFIX.length()));
        };
    }

    /// The title of a sandbox, safe to show.
    public static String title(Sandbox sandbox) {
        return SafeText.line(sandbox.title());
    }

    /// The metadata by key, without the name, which has its own column, and without reserved metadata.
    static List<String> labels(Sandbox sandbox) {
        return ReservedMetadata.without(sandbox.metadata()).entrySet().stream()
                .filter(entry -> !entry.getKey().equals(Sandbox.NAME_KEY))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> SafeText.line("%s=%s".formatted(entry.getKey(), entry.getValue())))
                .toList();
    }

    private Sandbox sandbox(T row) {
        return sandbox.apply(row);
    }

    private static String shortId(Sandbox sandbox) {
        String value = SafeText.line(sandbox.id().value());
        return value.length() <= SHORT_ID ? value : value.substring(0, SHORT_ID);
    }

    private LitRenderer<T> name() {
        return LitRenderer.<T>of("""
                <div class="name-cell"><span class="title" title=${item.full}>${item.title}</span>
                <span class="id"><code title=${item.id}>${item.short}</code><button class="copy icon icon-copy-o" data-copy=${item.raw}
                aria-label=${item.copy} title=${item.copy} @click=${(e) => e.preventDefault()}></button><span class="of-connection">${item.connection}</span></span></div>""")
                .withProperty("title", row -> title(sandbox(row)))
                .withProperty(
                        "full",
                        row -> "%s · %s"
                                .formatted(
                                        title(sandbox(row)), sandbox(row).id().connection()))
                .withProperty(
                        "connection", row -> sandbox(row).id().connection().value())
                .withProperty("id", row -> SafeText.line(sandbox(row).id().value()))
                .withProperty("raw", row -> sandbox(row).id().value())
                .withProperty("copy", row -> text("list.copy-id", title(sandbox(row))))
                .withProperty("short", row -> shortId(sandbox(row)));
    }

    private LitRenderer<T> creator() {
        return LitRenderer.<T>of("""
                <span class=${'creator ' + item.kind} title=${item.evidence}>
                ${item.initials ? html`<span class="initials" aria-hidden="true" data-initials=${item.initials}
                style=${'--initials: var(--vaadin-user-color-' + item.colour + ')'}></span>` : ''}
                ${item.icon ? html`<span class=${'icon icon-' + item.icon}></span>` : ''}<span>${item.name}</span>
                ${item.deleted ? html`<span class="deleted-mark">${item.deleted}</span>` : ''}
                <button class="creator-only icon icon-filter" aria-label=${item.only} title=${item.only} @click=${(e) => { e.stopPropagation(); only(); }}></button></span>""")
                .withProperty(
                        "only",
                        row -> text(
                                "key.creator.all",
                                SafeText.line(CreatorLabel.name(sandbox(row).creator()))))
                .withFunction("only", row -> onCreator.accept(sandbox(row).creator()))
                .withProperty("initials", row -> initials(sandbox(row).creator()))
                .withProperty(
                        "colour",
                        row -> PersonAvatar.colour(sandbox(row).creator().id()))
                .withProperty(
                        "name",
                        row -> SafeText.line(CreatorLabel.plainName(sandbox(row).creator())))
                .withProperty(
                        "deleted", row -> CreatorLabel.deletedMark(sandbox(row).creator()))
                .withProperty("icon", row -> icon(sandbox(row).creator()))
                .withProperty("kind", row -> style(sandbox(row).creator()))
                .withProperty("evidence", row -> evidence(sandbox(row).creator()));
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
    private LitRenderer<T> source() {
        return LitRenderer.<T>of("""
                <span class=${item.text ? 'source' : 'unstated'} title=${item.hint}>${item.snapshot ? html`<span
                class="icon icon-camera" aria-label=${item.snapshot} role="img"></span>` : ''}${item.text || item.unknown}</span>""")
                .withProperty("text", row -> SafeText.line(sandbox(row).source().text()))
                .withProperty("unknown", _ -> text("list.image.unknown"))
                .withProperty(
                        "snapshot",
                        row -> sandbox(row).source() instanceof Source.Snapshot ? text("list.image.snapshot") : "")
                .withProperty("hint", row -> hint(sandbox(row).source()));
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

    /// The time since a moment.
    public LitRenderer<T> ago(Function<T, @Nullable Instant> time) {
        return LitRenderer.<T>of("${item.at ? html`<time datetime=${item.at} data-show=\"ago\"></time>` : html``}")
                .withProperty("at", row -> orEmpty(time.apply(row)));
    }

    /// The time left, and its share of the sandbox's lifetime as a bar; the browser keeps both up to date.
    private LitRenderer<T> expires() {
        return LitRenderer.<T>of("""
                ${item.at ? html`<span class="expiry"><time datetime=${item.at} data-show="until"></time>
                  <span class="life-bar" aria-hidden="true" ?hidden=${!item.from} data-life-from=${item.from} data-life-to=${item.to}
                  data-life-title=${item.passed}><span></span></span></span>`
                  : html`<span class="never"><span aria-hidden="true">∞</span> ${item.never}</span>`}""")
                .withProperty("at", row -> orEmpty(sandbox(row).expiresAt()))
                .withProperty("from", row -> milliseconds(sandbox(row).createdAt()))
                .withProperty("to", row -> milliseconds(sandbox(row).expiresAt()))
                // The browser knows the share, which grows by itself.
                .withProperty("passed", _ -> text("list.life-passed", "{0}"))
                .withProperty("never", _ -> text("list.never"));
    }

    private LitRenderer<T> labels() {
        return LitRenderer.<T>of(
                        "<span class=\"labels\" title=${item.all}>${(item.labels ?? []).map(l => html`<span class=\"label\">${l}</span>`)}</span>")
                .withProperty(
                        "labels",
                        row -> labels(sandbox(row)).stream().limit(SHOWN_LABELS).toList())
                .withProperty("all", row -> String.join("\n", labels(sandbox(row))));
    }

    private LitRenderer<T> label(String key) {
        return plain(row -> sandbox(row).metadata().getOrDefault(key, ""));
    }

    /// A text.
    public LitRenderer<T> plain(ValueProvider<T, String> value) {
        return LitRenderer.<T>of("<span title=${item.text}>${item.text}</span>")
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
            case Creator.ApiKey _ -> "key-o";
            case Creator.EnginePrincipal principal -> principal.identity().byKey() ? "key-o" : "server";
            case Creator.User _, Creator.Unknown _ -> "";
        };
    }

    private static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
