package io.sandboxconsole.console.history;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.console.component.DurationText;
import io.sandboxconsole.console.component.StateBadge;
import io.sandboxconsole.console.component.StateText;
import io.sandboxconsole.console.sandbox.timeline.EndText;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.Life;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Renders the cells of a life. Every value is data to a template, never markup.
final class HistoryCells {

    private static final int SHORT_ID = 8;

    private static final String BADGE = """
            <span class=${'state ' + item.style} title=${item.hint}><span aria-hidden="true">${item.sign}</span><span>${item.word}</span></span>""";

    private HistoryCells() {}

    /// @param clock counts the time that a live sandbox has lived
    static LitRenderer<Life> of(HistoryColumn column, InstantSource clock) {
        return switch (column) {
            case NAME -> name();
            case CAUSE -> badge(LitRenderer.of(BADGE));
            case CREATOR -> creator();
            case BY -> plain(HistoryCells::by);
            case CREATED -> ago(life -> life.sandbox().createdAt());
            case ENDED -> ago(HistoryCells::ended);
            case LIVED -> plain(life -> DurationText.format(life.lived(clock.instant())));
            case TEAM -> plain(life -> line(life.sandbox().team()));
            case IMAGE -> plain(life -> line(life.sandbox().source().text()));
        };
    }

    /// The card that replaces the cells on a narrow screen.
    static LitRenderer<Life> card() {
        return badge(LitRenderer.<Life>of("""
                <div class="card-cell"><span class="title">${item.title}</span>%s
                <span class="card-facts"><span class="creator"><span>${item.creator}</span></span>
                ${item.at ? html`<time datetime=${item.at} data-show="ago"></time>` : html``}</span></div>""".formatted(BADGE)))
                .withProperty("title", HistoryCells::title)
                .withProperty("creator", HistoryCells::creatorName)
                .withProperty("at", life -> moment(life.end() == null ? life.begin() : ended(life)));
    }

    static String title(Life life) {
        return SafeText.line(life.sandbox().title());
    }

    private static LitRenderer<Life> name() {
        return LitRenderer.<Life>of("""
                <div class="name-cell"><span class="title" title=${item.full}>${item.title}</span>
                <span class="id"><code title=${item.id}>${item.short}</code><button class="copy" data-copy=${item.raw}
                aria-label=${item.copy} title=${item.copy} @click=${(e) => e.stopPropagation()}><vaadin-icon icon="vaadin:copy-o"></vaadin-icon></button><span class="of-connection">${item.connection}</span></span></div>""")
                .withProperty("title", HistoryCells::title)
                .withProperty(
                        "full",
                        life -> "%s · %s"
                                .formatted(title(life), life.sandbox().id().connection()))
                .withProperty(
                        "connection", life -> life.sandbox().id().connection().value())
                .withProperty("id", HistoryCells::id)
                .withProperty("raw", life -> life.sandbox().id().value())
                .withProperty("copy", life -> text("list.copy-id", title(life)))
                .withProperty("short", life -> id(life).substring(0, Math.min(SHORT_ID, id(life).length())));
    }

    private static LitRenderer<Life> creator() {
        return LitRenderer.<Life>of("""
                <span class=${'creator' + (item.deleted ? ' deleted' : '')} title=${item.name}><span>${item.name}</span>
                ${item.deleted ? html`<span class="deleted-mark">${item.deleted}</span>` : ''}</span>""")
                .withProperty("name", HistoryCells::creatorName)
                .withProperty(
                        "deleted",
                        life -> CreatorLabel.deletedMark(life.sandbox().creator()));
    }

    private static LitRenderer<Life> badge(LitRenderer<Life> renderer) {
        return renderer.withProperty("style", HistoryCells::style)
                .withProperty("sign", HistoryCells::sign)
                .withProperty("word", HistoryCells::word)
                .withProperty("hint", HistoryCells::hint);
    }

    private static String style(Life life) {
        var end = life.end();
        return end == null ? "state-" + life.sandbox().state().kind().word() : EndText.style(end.cause());
    }

    private static String sign(Life life) {
        var end = life.end();
        return end == null ? StateBadge.sign(life.sandbox().state().kind()) : EndText.sign(end.cause());
    }

    static String word(Life life) {
        var end = life.end();
        return end == null ? SafeText.line(StateText.of(life.sandbox().state())) : EndText.of(end.cause());
    }

    /// The word first, because the column may cut it; then the reason of the last status.
    private static String hint(Life life) {
        String reason = life.sandbox().status().reason();
        return reason == null ? word(life) : word(life) + "\n" + SafeText.line(reason);
    }

    private static String by(Life life) {
        var end = life.end();
        return end == null ? "" : EndText.by(end);
    }

    private static @Nullable Instant ended(Life life) {
        var end = life.end();
        return end == null ? null : end.at();
    }

    private static String creatorName(Life life) {
        return SafeText.line(CreatorLabel.plainName(life.sandbox().creator()));
    }

    private static String id(Life life) {
        return SafeText.line(life.sandbox().id().value());
    }

    private static LitRenderer<Life> ago(Function<Life, @Nullable Instant> time) {
        return LitRenderer.<Life>of("${item.at ? html`<time datetime=${item.at} data-show=\"ago\"></time>` : html``}")
                .withProperty("at", life -> moment(time.apply(life)));
    }

    private static LitRenderer<Life> plain(ValueProvider<Life, String> value) {
        return LitRenderer.<Life>of("<span title=${item.text}>${item.text}</span>")
                .withProperty("text", value);
    }

    private static String moment(@Nullable Instant moment) {
        return moment == null ? "" : moment.toString();
    }

    private static String line(@Nullable String text) {
        return text == null ? "" : SafeText.line(text);
    }
}
