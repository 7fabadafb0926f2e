package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.FileDownload;
import io.sandboxconsole.console.component.PanelButton;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.component.Stack;
import io.sandboxconsole.console.component.UnavailableHint;
import io.sandboxconsole.export.ExportFormat;
import io.sandboxconsole.export.SandboxExport;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Menu to download all rows of the list, from all its pages, as a file.
///
/// A download is a request of its own and runs without the session lock: it uses the filter and order from when the
/// menu was opened. The list cannot change while the menu is open.
final class ExportMenu extends PanelButton {

    private final CurrentActor currentActor;

    private final Supplier<Rows> shown;

    private volatile Rows rows;

    private @Nullable String obstacle;

    private volatile ZoneId zone = ZoneOffset.UTC;

    /// What is written: the rows of one filter in one order.
    interface Rows {

        String fileName(ExportFormat format, ZoneId zone);

        /// Writes the file. Blocks, and runs without the session lock.
        void write(Actor actor, ExportFormat format, SandboxExport.Destination destination);
    }

    /// @param shown supplies the rows of the list as it is
    ExportMenu(CurrentActor currentActor, Supplier<Rows> shown) {
        super(
                text("filter.export"),
                VaadinIcon.DOWNLOAD_ALT.create(),
                new Panel(text("filter.export"), "min(19rem, 85vw)", PopoverPosition.BOTTOM_END));
        this.currentActor = currentActor;
        this.shown = shown;
        this.rows = shown.get();
        addClassName("facet");
    }

    /// Offers the export, or says why not.
    void offer(@Nullable String obstacle) {
        this.obstacle = obstacle;
        UnavailableHint.mark(this, obstacle);
    }

    @Override
    protected Component content() {
        if (obstacle != null) {
            return new Paragraph(obstacle);
        }
        rows = shown.get();
        getUI().ifPresent(ui -> zone = PersonZone.of(ui));
        var scope = new Paragraph(text("filter.export.scope"));
        var content = new Stack(
                scope,
                link(ExportFormat.CSV, text("filter.export.csv")),
                link(ExportFormat.JSON, text("filter.export.json")));
        content.addClassName("export-menu");
        return content;
    }

    private Anchor link(ExportFormat format, String text) {
        DownloadHandler download = event -> download(event, format);
        var link = new Anchor(download, text);
        link.setDownload(true);
        return link;
    }

    private void download(DownloadEvent event, ExportFormat format) {
        FileDownload.serve(
                event,
                () -> rows.write(
                        currentActor.get(),
                        format,
                        () -> FileDownload.open(event, rows.fileName(format, zone), format.contentType())));
    }
}
