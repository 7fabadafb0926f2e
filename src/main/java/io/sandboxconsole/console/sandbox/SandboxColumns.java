package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import io.sandboxconsole.console.component.StateWord;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How a sandbox reads in a line of the list. Every value is data to a template, never markup.
final class SandboxColumns {

    private SandboxColumns() {}

    /// Adds the columns with what is known of a sandbox; the sortable ones have their order's word as key.
    static void addTo(SandboxGrid grid) {
        sortable(
                grid,
                "name",
                "Name",
                "14rem",
                LitRenderer.<SandboxRow>of("""
                <div class="name-cell"><span class="title">${item.title}</span>
                <span class="id"><code title=${item.id}>${item.short}</code><button class="copy" data-copy=${item.id}
                aria-label=${'Copy the id of ' + item.title} title="Copy the id"><vaadin-icon icon="vaadin:copy-o"></vaadin-icon></button></span></div>""")
                        .withProperty("title", row -> row.sandbox().title())
                        .withProperty("id", row -> row.id().value())
                        .withProperty("short", SandboxRow::shortId));
        sortable(
                grid,
                "state",
                "State",
                "8.5rem",
                LitRenderer.<SandboxRow>of("""
                <span class=${'state state-' + item.kind} title=${item.reason}><span aria-hidden="true">${item.sign}</span>
                <span>${item.word}</span></span>""")
                        .withProperty(
                                "kind", row -> row.sandbox().state().kind().word())
                        .withProperty(
                                "sign",
                                row -> StateBadge.sign(row.sandbox().state().kind()))
                        .withProperty("word", row -> StateWord.of(row.sandbox().state()))
                        .withProperty(
                                "reason", row -> orEmpty(row.sandbox().status().reason())));
        sortable(
                grid,
                "creator",
                "Created by",
                "9.5rem",
                LitRenderer.<SandboxRow>of("""
                <span class=${'creator ' + item.kind} title=${item.evidence}>
                <vaadin-icon icon=${item.icon} ?hidden=${!item.icon}></vaadin-icon><span>${item.name}</span></span>""")
                        .withProperty(
                                "name", row -> CreatorLabel.name(row.sandbox().creator()))
                        .withProperty("icon", row -> icon(row.sandbox().creator()))
                        .withProperty(
                                "kind", row -> row.sandbox().creator() instanceof Creator.Unknown ? "unstated" : "")
                        .withProperty(
                                "evidence",
                                row -> CreatorLabel.evidence(
                                        row.sandbox().creator().evidence())));
        sortable(grid, "team", "Team", "7rem", text(row -> orEmpty(row.sandbox().team())));
        sortable(
                grid,
                "image",
                "Image",
                "11rem",
                text(row -> row.sandbox().source().text()));
        sortable(
                grid,
                "created",
                "Created",
                "7.5rem",
                moment(row -> row.sandbox().createdAt(), "ago", ""));
        sortable(grid, "expires", "Expires", "7rem", moment(row -> row.sandbox().expiresAt(), "until", "never"));
        grid.addColumn(LitRenderer.<SandboxRow>of(
                                "<span class=\"labels\">${item.labels.map(l => html`<span class=\"label\" title=${l}>${l}</span>`)}</span>")
                        .withProperty("labels", SandboxRow::labels))
                .setHeader("Labels")
                .setWidth("14rem")
                .setResizable(true);
        sortable(
                grid,
                "connection",
                "Connection",
                "9rem",
                text(row -> row.id().connection().value()));
    }

    private static void sortable(
            SandboxGrid grid, String key, String header, String width, LitRenderer<SandboxRow> renderer) {
        grid.addColumn(renderer)
                .setKey(key)
                .setHeader(header)
                .setWidth(width)
                .setResizable(true)
                .setSortable(true);
    }

    private static LitRenderer<SandboxRow> text(ValueProvider<SandboxRow, String> value) {
        return LitRenderer.<SandboxRow>of("<span title=${item.text}>${item.text}</span>")
                .withProperty("text", value);
    }

    private static LitRenderer<SandboxRow> moment(
            ValueProvider<SandboxRow, @Nullable Instant> moment, String show, String absent) {
        return LitRenderer.<SandboxRow>of(
                        "${item.at ? html`<time datetime=${item.at} data-show=\"%s\"></time>` : html`<span class=\"never\">%s</span>`}"
                                .formatted(show, absent))
                .withProperty("at", row -> {
                    var instant = moment.apply(row);
                    return instant == null ? "" : instant.toString();
                });
    }

    /// The buttons in the line; `onAction` gets whatever a browser asks for, offered or not.
    static LitRenderer<SandboxRow> buttons(BiConsumer<Sandbox, SandboxAction> onAction) {
        return LitRenderer.<SandboxRow>of("""
                <span class="row-actions">${item.actions.map((action, i) => html`<vaadin-button theme="icon tertiary small"
                aria-label=${item.hints[i]} title=${item.hints[i]} @click=${(e) => { e.stopPropagation(); act(action); }}>
                <vaadin-icon icon=${item.icons[i]}></vaadin-icon></vaadin-button>`)}</span>""")
                .withProperty("actions", row -> each(row, SandboxAction::name))
                .withProperty(
                        "hints",
                        row -> each(
                                row,
                                action -> "%s %s"
                                        .formatted(
                                                ActionWords.label(action),
                                                row.sandbox().title())))
                .withProperty(
                        "icons",
                        row -> each(
                                row,
                                action -> "vaadin:"
                                        + ActionWords.icon(action).name().toLowerCase(Locale.ROOT)))
                .withFunction(
                        "act",
                        (row, arguments) -> onAction.accept(
                                row.sandbox(),
                                SandboxAction.valueOf(arguments.get(0).asString())));
    }

    private static List<String> each(SandboxRow row, Function<SandboxAction, String> word) {
        return row.buttons().stream().map(word).toList();
    }

    private static String icon(Creator creator) {
        return switch (creator) {
            case Creator.User _ -> "vaadin:user";
            case Creator.ApiKey _ -> "vaadin:key-o";
            case Creator.EnginePrincipal _ -> "vaadin:server";
            case Creator.Unknown _ -> "";
        };
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
