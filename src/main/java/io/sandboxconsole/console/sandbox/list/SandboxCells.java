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

    private LitRenderer<T> name() {
        return LitRenderer.<T>of(
                        CellValues.template("""
                <div class="name-cell"><span class="title" title=${item.v?.title + ' · ' + item.v?.connection}>${item.v?.title}</span>
                <span class="id"><code title=${item.v?.id}>${item.v?.id.slice(0, 8)}</code><button class="copy icon icon-copy-o" data-copy=${item.v?.raw ?? item.v?.id}
                aria-label=${%1$s} title=${%1$s} @click=${(e) => e.preventDefault()}></button><span class="of-connection">${item.v?.connection}</span></span></div>""", CellValues.filled(text("list.copy-id", "{0}"), "item.v?.title")))
                .withProperty(CellValues.NAME, row -> nameValues(sandbox(row)));
    }

    private static CellValues nameValues(Sandbox sandbox) {
        String id = SafeText.line(sandbox.id().value());
        return new CellValues()
                .always("title", title(sandbox))
                .always("connection", sandbox.id().connection().value())
                .always("id", id)
                .withOther("raw", sandbox.id().value(), id);
    }

    private LitRenderer<T> creator() {
        return LitRenderer.<T>of(CellValues.template(
                        """
                <span class=${'creator ' + (item.v?.kind ?? '')} title=${[item.v?.full ?? item.v?.name, item.v?.evidence].filter(Boolean).join('\\n')}>
                ${item.v?.initials ? html`<span class="initials" aria-hidden="true" data-initials=${item.v?.initials}
                style=${'--initials: var(--vaadin-user-color-' + item.v?.colour + ')'}></span>` : ''}
                ${item.v?.icon ? html`<span class=${'icon icon-' + item.v?.icon}></span>` : ''}<span>${item.v?.name}</span>
                ${item.v?.deleted ? html`<span class="deleted-mark">${item.v?.deleted}</span>` : ''}
                <button class="creator-only icon icon-filter" aria-label=${%1$s}
                title=${%1$s} @click=${(e) => { e.stopPropagation(); only(); }}></button></span>""", CellValues.filled(text("key.creator.all", "{0}"), "item.v?.full ?? item.v?.name")))
                .withFunction("only", row -> onCreator.accept(sandbox(row).creator()))
                .withProperty(CellValues.NAME, row -> creatorValues(sandbox(row).creator()));
    }

    private static CellValues creatorValues(Creator creator) {
        String name = SafeText.line(CreatorLabel.plainName(creator));
        String initials = initials(creator);
        var values = new CellValues()
                .always("name", name)
                .withOther("full", SafeText.line(CreatorLabel.name(creator)), name)
                .with("deleted", CreatorLabel.deletedMark(creator))
                .with("icon", icon(creator))
                .with("kind", style(creator))
                .with("evidence", evidence(creator))
                .with("initials", initials);
        return initials.isEmpty() ? values : values.with("colour", PersonAvatar.colour(creator.id()));
    }

    private static String style(Creator creator) {
        String evidence = switch (creator.evidence()) {
            case RECORDED, ENGINE_AUDIT_LOG -> "";
            case DECLARED -> "declared";
            case UNKNOWN -> "unstated";
        };
        return CreatorLabel.deletedMark(creator).isEmpty() ? evidence : evidence + " deleted";
    }

    /// What stands below the name, which the column may cut.
    private static String evidence(Creator creator) {
        return Stream.of(CreatorLabel.hint(creator), CreatorLabel.evidence(creator))
                .filter(line -> !line.isEmpty())
                .map(SafeText::line)
                .collect(Collectors.joining("\n"));
    }

    /// An image and a snapshot look alike, so a sign tells a snapshot.
    private LitRenderer<T> source() {
        return LitRenderer.<T>of(CellValues.template("""
                <span class=${item.v?.text ? 'source' : 'unstated'} title=${item.v?.hint ?? item.v?.text}>${item.v?.snapshot ? html`<span
                class="icon icon-camera" aria-label=${%s} role="img"></span>` : ''}${item.v?.text ?? %s}</span>""", text("list.image.snapshot"), text("list.image.unknown")))
                .withProperty(CellValues.NAME, row -> sourceValues(sandbox(row).source()));
    }

    private static CellValues sourceValues(Source source) {
        String text = SafeText.line(source.text());
        return new CellValues()
                .with("text", text)
                .withOther("hint", hint(source), text)
                .with("snapshot", source instanceof Source.Snapshot);
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
        return LitRenderer.<T>of(CellValues.template("""
                ${item.v?.at ? html`<span class="expiry"><time datetime=${item.v?.at} data-show="until"></time>
                  <span class="life-bar" aria-hidden="true" ?hidden=${!item.v?.from} data-life-from=${item.v?.from} data-life-to=${Date.parse(item.v?.at)}
                  data-life-title=${%s}><span></span></span></span>`
                  : html`<span class="never"><span aria-hidden="true">∞</span> ${%s}</span>`}""", text("list.life-passed", "{0}"), text("list.never")))
                .withProperty(CellValues.NAME, row -> expiryValues(sandbox(row)));
    }

    private static CellValues expiryValues(Sandbox sandbox) {
        var end = sandbox.expiresAt();
        var begin = sandbox.createdAt();
        var values = new CellValues();
        if (end != null) {
            values.with("at", end.toString());
            if (begin != null) {
                values.with("from", begin.toEpochMilli());
            }
        }
        return values;
    }

    private LitRenderer<T> labels() {
        return LitRenderer.<T>of("""
                <span class="labels" title=${(item.labels ?? []).join('\\n')}>${(item.labels ?? []).slice(0, 3).map(l => html`<span class="label">${l}</span>`)}</span>""").withProperty("labels", row -> labels(sandbox(row)));
    }

    private LitRenderer<T> label(String key) {
        return plain(row -> sandbox(row).metadata().getOrDefault(key, ""));
    }

    /// A text.
    public LitRenderer<T> plain(ValueProvider<T, String> value) {
        return LitRenderer.<T>of("<span title=${item.text}>${item.text}</span>")
                .withProperty("text", row -> SafeText.line(value.apply(row)));
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
