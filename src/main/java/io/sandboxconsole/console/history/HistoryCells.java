package io.sandboxconsole.console.history;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.data.renderer.LitRenderer;
import io.sandboxconsole.console.columns.GridLayout;
import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.console.component.DurationText;
import io.sandboxconsole.console.component.StateBadge;
import io.sandboxconsole.console.component.StateText;
import io.sandboxconsole.console.sandbox.list.PrintedCells;
import io.sandboxconsole.console.sandbox.list.SandboxCells;
import io.sandboxconsole.console.sandbox.timeline.EndText;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Renders the cells of a life, on the screen and on paper. Every value is data to a template, never markup.
final class HistoryCells implements GridLayout.Cells<Life> {

    private static final String BADGE = """
            <span class=${'state ' + item.style} title=${item.hint}><span aria-hidden="true">${item.sign}</span><span>${item.word}</span></span>""";

    private final InstantSource clock;

    private final SandboxCells<Life> cells;

    /// @param clock counts the time that a live sandbox has lived
    /// @param onCreator shows all sandboxes of a creator
    HistoryCells(InstantSource clock, Consumer<Creator> onCreator) {
        this.clock = clock;
        this.cells = new SandboxCells<>(Life::sandbox, onCreator);
    }

    @Override
    public LitRenderer<Life> of(String key) {
        return switch (key) {
            case HistoryColumns.CAUSE -> badge(LitRenderer.of(BADGE));
            case HistoryColumns.BY -> cells.plain(HistoryCells::by);
            case HistoryColumns.BEGUN -> cells.ago(life -> life.sandbox().createdAt());
            case HistoryColumns.ENDED -> cells.ago(HistoryCells::ended);
            case HistoryColumns.LIVED -> cells.plain(this::lived);
            case HistoryColumns.EXPIRES -> expires();
            default -> cells.of(key);
        };
    }

    /// The time left; of one that has ended the moment itself, because no time is left of it.
    private static LitRenderer<Life> expires() {
        return LitRenderer.<Life>of("""
                ${item.at ? html`<time datetime=${item.at} data-show=${item.show}></time>` : html`<span>${item.never}</span>`}""")
                .withProperty("at", life -> moment(life.sandbox().expiresAt()))
                .withProperty("show", life -> life.end() == null ? "until" : "full")
                .withProperty("never", _ -> text("list.never"));
    }

    @Override
    public LitRenderer<Life> card() {
        return badge(LitRenderer.<Life>of("""
                <div class="card-cell"><span class="title">${item.title}</span>%s
                <span class="card-facts"><span class="creator"><span>${item.creator}</span></span>
                ${item.at ? html`<time datetime=${item.at} data-show="ago"></time>` : html``}</span></div>""".formatted(BADGE)))
                .withProperty("title", HistoryCells::title)
                .withProperty(
                        "creator",
                        life -> SafeText.line(
                                CreatorLabel.plainName(life.sandbox().creator())))
                .withProperty("at", life -> moment(life.end() == null ? life.begin() : ended(life)));
    }

    /// The cell of the column `key` on paper.
    String printed(String key, Life life, PrintedCells paper) {
        return switch (key) {
            case HistoryColumns.CAUSE -> life.sandbox().state().kind() == Kind.FAILED ? hint(life) : word(life);
            case HistoryColumns.BY -> by(life);
            case HistoryColumns.ENDED -> paper.moment(ended(life), "");
            case HistoryColumns.LIVED -> lived(life);
            default -> paper.of(key, life.sandbox());
        };
    }

    static String title(Life life) {
        return SandboxCells.title(life.sandbox());
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

    private String lived(Life life) {
        return DurationText.format(life.lived(clock.instant()));
    }

    private static @Nullable Instant ended(Life life) {
        var end = life.end();
        return end == null ? null : end.at();
    }

    private static String moment(@Nullable Instant moment) {
        return moment == null ? "" : moment.toString();
    }
}
