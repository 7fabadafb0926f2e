package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import io.sandboxconsole.inventory.SortOrder;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of sandboxes as a table. Cells are templates, not components: they cost nothing on the server.
final class SandboxGrid extends Grid<SandboxRow> {

    private final List<SandboxRow> rows = new ArrayList<>();

    private final ListDataProvider<SandboxRow> page = new ListDataProvider<>(rows) {
        @Override
        public Object getId(SandboxRow row) {
            return row.id();
        }
    };

    SandboxGrid(BiConsumer<Sandbox, SandboxAction> onAction) {
        addClassName("sandbox-grid");
        addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        setSelectionMode(SelectionMode.SINGLE);
        setDataProvider(page);
        setSizeFull();
        addColumns();
        addColumn(buttons(onAction))
                .setHeader("Actions")
                .setWidth("7rem")
                .setFlexGrow(0)
                .setFrozenToEnd(true);
    }

    /// Calls `onOpen` when the person chooses a line.
    void onOpen(Consumer<SandboxId> onOpen) {
        addSelectionListener(event -> {
            if (event.isFromClient()) {
                event.getFirstSelectedItem().map(SandboxRow::id).ifPresent(onOpen);
            }
        });
    }

    /// Calls `onSort` when the person asks for another order; no column means the default one.
    void onSort(Consumer<SortOrder> onSort) {
        addSortListener(event -> {
            if (event.isFromClient()) {
                onSort.accept(event.getSortOrder().stream()
                        .findFirst()
                        .map(SandboxGrid::sortOrder)
                        .orElse(SortOrder.NEWEST_FIRST));
            }
        });
    }

    /// Shows `next`; where it holds the same sandboxes as before, only the changed lines go to the browser.
    void show(List<SandboxRow> next, @Nullable SandboxId open) {
        boolean sameSandboxes = rows.stream()
                .map(SandboxRow::id)
                .toList()
                .equals(next.stream().map(SandboxRow::id).toList());
        List<SandboxRow> changed =
                sameSandboxes ? next.stream().filter(row -> !rows.contains(row)).toList() : List.of();
        rows.clear();
        rows.addAll(next);
        if (sameSandboxes) {
            changed.forEach(page::refreshItem);
        } else {
            page.refreshAll();
        }
        next.stream().filter(row -> row.id().equals(open)).findFirst().ifPresentOrElse(this::select, this::deselectAll);
    }

    /// Shows the order in the headers.
    void showSort(SortOrder order) {
        getColumns().stream()
                .filter(column -> order.key().word().equals(column.getKey()))
                .findFirst()
                .ifPresent(column -> sort(List.of(new GridSortOrder<>(
                        column, order.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING))));
    }

    private void addColumns() {
        sortable(
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
                        .withProperty("word", row -> row.sandbox().state().word())
                        .withProperty(
                                "reason", row -> orEmpty(row.sandbox().status().reason())));
        sortable(
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
        sortable("team", "Team", "7rem", text(row -> orEmpty(row.sandbox().team())));
        sortable("image", "Image", "11rem", text(row -> row.sandbox().source().text()));
        sortable("created", "Created", "7.5rem", moment(row -> row.sandbox().createdAt(), "ago", ""));
        sortable("expires", "Expires", "7rem", moment(row -> row.sandbox().expiresAt(), "until", "never"));
        addColumn(LitRenderer.<SandboxRow>of(
                                "<span class=\"labels\">${item.labels.map(l => html`<span class=\"label\" title=${l}>${l}</span>`)}</span>")
                        .withProperty("labels", SandboxRow::labels))
                .setHeader("Labels")
                .setWidth("14rem")
                .setResizable(true);
        sortable(
                "connection",
                "Connection",
                "9rem",
                text(row -> row.id().connection().value()));
    }

    private void sortable(String key, String header, String width, LitRenderer<SandboxRow> renderer) {
        addColumn(renderer)
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

    private static LitRenderer<SandboxRow> buttons(BiConsumer<Sandbox, SandboxAction> onAction) {
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

    private static SortOrder sortOrder(GridSortOrder<SandboxRow> order) {
        return SortOrder.Key.named(order.getSorted().getKey())
                .map(key -> new SortOrder(key, order.getDirection() == SortDirection.DESCENDING))
                .orElse(SortOrder.NEWEST_FIRST);
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
