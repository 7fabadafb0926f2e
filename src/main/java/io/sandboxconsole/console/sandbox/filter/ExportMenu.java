package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.audit.AuditUnavailable;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.console.component.PanelButton;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.component.Stack;
import io.sandboxconsole.console.component.UnavailableHint;
import io.sandboxconsole.export.ExportFormat;
import io.sandboxconsole.export.ExportInterrupted;
import io.sandboxconsole.export.SandboxExport;
import java.io.OutputStream;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

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
        try {
            rows.write(currentActor.get(), format, () -> opened(event, format));
        } catch (AccessDenied denied) {
            reject(event, HttpStatusCode.FORBIDDEN, denied);
        } catch (AuditUnavailable | DataAccessException unavailable) {
            reject(event, HttpStatusCode.SERVICE_UNAVAILABLE, unavailable);
        } catch (ExportInterrupted _) {
            // The audit trail records it; in most cases the client has closed the connection.
            event.getResponse().setStatus(HttpStatusCode.INTERNAL_SERVER_ERROR.getCode());
        }
    }

    private OutputStream opened(DownloadEvent event, ExportFormat format) {
        event.setFileName(rows.fileName(format, zone));
        event.setContentType(format.contentType());
        event.getResponse().setHeader("Cache-Control", "no-store");
        return event.getOutputStream();
    }

    private static void reject(DownloadEvent event, HttpStatusCode status, RuntimeException cause) {
        event.getResponse().setStatus(status.getCode());
        UI ui = event.getUI();
        ui.accessLater(() -> Notice.failure(cause), () -> {}).run();
    }
}
