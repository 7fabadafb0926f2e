package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.sandboxconsole.access.AuditReader;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.FileDownload;
import io.sandboxconsole.console.component.PanelButton;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.component.Stack;
import io.sandboxconsole.export.TrailExport;
import io.sandboxconsole.export.TrailExport.Format;
import io.sandboxconsole.export.TrailExport.Selection;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/// Menu to download all rows that match the filter, as a file. A download is a request of its own and runs without the
/// session lock: it uses the filter from when the menu was opened.
final class AuditExportMenu extends PanelButton {

    private final transient TrailExport export;

    private final transient AuditReader reader;

    private final transient CurrentActor currentActor;

    private final transient Clock clock;

    private final transient Supplier<AuditFilter> filter;

    private transient volatile AuditFilter chosen = AuditFilter.NONE;

    private volatile ZoneId zone = ZoneOffset.UTC;

    AuditExportMenu(
            TrailExport export,
            AuditReader reader,
            CurrentActor currentActor,
            Clock clock,
            Supplier<AuditFilter> filter) {
        super(
                text("filter.export"),
                VaadinIcon.DOWNLOAD_ALT.create(),
                new Panel(text("filter.export"), "min(21rem, 85vw)", PopoverPosition.BOTTOM_END));
        this.export = export;
        this.reader = reader;
        this.currentActor = currentActor;
        this.clock = clock;
        this.filter = filter;
        addClassName("facet");
    }

    @Override
    protected Component content() {
        chosen = filter.get();
        getUI().ifPresent(ui -> zone = PersonZone.of(ui));
        var content = new Stack(
                new Paragraph(text("audit.export.scope")),
                link(Format.CSV, text("audit.export.csv")),
                link(Format.JSON_LINES, text("audit.export.json-lines")),
                new Paragraph(text("audit.export.verify")));
        content.addClassName("export-menu");
        return content;
    }

    private Anchor link(Format format, String text) {
        DownloadHandler download = event -> download(event, format);
        var link = new Anchor(download, text);
        link.setDownload(true);
        return link;
    }

    private void download(DownloadEvent event, Format format) {
        AuditFilter exported = chosen;
        var now = clock.instant();
        FileDownload.serve(event, () -> {
            var criteria = reader.searchable(exported.criteria(now, zone), now);
            String query = exported.turning(null).parameters().getQueryString();
            export.write(
                    currentActor.get(),
                    new Selection(criteria, query.isEmpty() ? "audit" : "audit?" + query),
                    format,
                    () -> FileDownload.open(event, export.fileName(format, zone), format.contentType()));
        });
    }
}
