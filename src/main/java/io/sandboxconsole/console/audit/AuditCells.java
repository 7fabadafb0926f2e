package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import io.sandboxconsole.console.columns.GridLayout;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.component.SignBadge;
import io.sandboxconsole.console.component.Texts;
import io.sandboxconsole.i18n.SafeText;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Renders the cells of an audit entry. Every value is data to a template, never markup, and no template owns a text
/// that a script writes.
record AuditCells(AuditGrid.Listener listener, Clock clock) implements GridLayout.Cells<AuditEntry> {

    @Override
    public LitRenderer<AuditEntry> of(String key) {
        return switch (key) {
            case AuditColumns.TIME -> time();
            case AuditColumns.RESULT -> result();
            case AuditColumns.WHO -> filtering(AuditEntry::who, AuditCells::byHint, listener::filterBy);
            case AuditColumns.ACTION -> plain(AuditEntry::action);
            case AuditColumns.TARGET -> filtering(AuditEntry::target, AuditCells::aboutHint, listener::filterAbout);
            case AuditColumns.TEAM -> plain(AuditEntry::team);
            case AuditColumns.SAID -> plain(AuditEntry::remark);
            case AuditColumns.DOOR ->
                plain(entry -> AuditLabels.door(entry.event().who().door()));
            case AuditColumns.ADDRESS -> safe(entry -> entry.event().who().address());
            case AuditColumns.CONNECTION -> safe(AuditEntry::connection);
            case AuditColumns.CODE -> safe(AuditEntry::code);
            case AuditColumns.REASON -> safe(entry -> entry.context().reason());
            case AuditColumns.REQUEST -> safe(entry -> entry.context().request());
            case AuditColumns.ROW -> plain(entry -> String.valueOf(entry.row().number()));
            // A column of metadata, which this list does not have.
            default -> plain(_ -> "");
        };
    }

    @Override
    public LitRenderer<AuditEntry> card() {
        return card(clock);
    }

    private static LitRenderer<AuditEntry> safe(Function<AuditEntry, @Nullable String> value) {
        return plain(entry -> SafeText.line(Objects.requireNonNullElse(value.apply(entry), "")));
    }

    private static LitRenderer<AuditEntry> time() {
        // Empty: the script writes the text, and would take a node of the template's away.
        return LitRenderer.<AuditEntry>of("<time datetime=${item.at} data-show=\"full\"></time>")
                .withProperty("at", entry -> entry.event().at().toString());
    }

    private static LitRenderer<AuditEntry> result() {
        return badge(LitRenderer.of(SignBadge.TEMPLATE));
    }

    /// A text that filters the trail when it is clicked. The keyboard finds the same choice in the open entry.
    private static LitRenderer<AuditEntry> filtering(
            ValueProvider<AuditEntry, String> value,
            ValueProvider<AuditEntry, String> hint,
            Consumer<AuditEntry> onClick) {
        return LitRenderer.<AuditEntry>of("""
                ${item.text ? html`<button class="cell-choice" tabindex="-1" title=${item.hint}
                @click=${(e) => { e.stopPropagation(); choose(); }}>${item.text}</button>` : ''}""")
                .withProperty("text", value)
                .withProperty("hint", hint)
                .withFunction("choose", onClick::accept);
    }

    private static LitRenderer<AuditEntry> plain(ValueProvider<AuditEntry, String> value) {
        return LitRenderer.<AuditEntry>of("<span title=${item.text}>${item.text}</span>")
                .withProperty("text", value);
    }

    /// The card that replaces the cells on a narrow screen.
    private static LitRenderer<AuditEntry> card(Clock clock) {
        return badge(LitRenderer.<AuditEntry>of("""
                <div class="card-cell audit-card"><span class="audit-sentence">${item.sentence}</span>%s
                <span class="card-facts"><span title=${item.whole}>${item.moment}</span><span>${item.remark}</span></span></div>""".formatted(SignBadge.TEMPLATE)))
                .withProperty("sentence", AuditEntry::sentence)
                .withProperty("moment", entry -> moment(entry.event().at(), clock.instant()))
                .withProperty("whole", entry -> entry.event().at().toString())
                .withProperty("remark", AuditEntry::remark);
    }

    /// The time of day, with the date unless it is today's.
    private static String moment(Instant at, Instant now) {
        var zone = PersonZone.of(UI.getCurrentOrThrow());
        boolean today = LocalDate.ofInstant(at, zone).equals(LocalDate.ofInstant(now, zone));
        var format = today
                ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);
        return format.withLocale(Texts.locale()).withZone(zone).format(at);
    }

    private static LitRenderer<AuditEntry> badge(LitRenderer<AuditEntry> renderer) {
        return renderer.withProperty("theme", entry -> entry.tone().badge().theme())
                .withProperty("sign", entry -> entry.tone().sign())
                .withProperty("word", AuditEntry::resultWord);
    }

    private static String byHint(AuditEntry entry) {
        return text("audit.by-all", entry.who());
    }

    private static String aboutHint(AuditEntry entry) {
        return text("audit.about-all", entry.target());
    }
}
