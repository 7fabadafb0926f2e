package io.sandboxconsole.console.component;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.streams.DownloadEvent;
import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.SessionRefused;
import io.sandboxconsole.audit.AuditUnavailable;
import io.sandboxconsole.export.ExportInterrupted;
import java.io.OutputStream;
import org.springframework.dao.DataAccessException;

/// Answers the request for a file that is written while the browser takes it. Where it is refused, the page says why.
public final class FileDownload {

    private FileDownload() {}

    /// Runs `writing`, which opens the file by [#open] once nothing refuses it.
    public static void serve(DownloadEvent event, Runnable writing) {
        try {
            writing.run();
        } catch (AccessDenied | SessionRefused denied) {
            reject(event, HttpStatusCode.FORBIDDEN, denied);
        } catch (AuditUnavailable | DataAccessException unavailable) {
            reject(event, HttpStatusCode.SERVICE_UNAVAILABLE, unavailable);
        } catch (ExportInterrupted _) {
            // The audit trail records it; in most cases the client has closed the connection.
            event.getResponse().setStatus(HttpStatusCode.INTERNAL_SERVER_ERROR.getCode());
        }
    }

    /// Begins the file.
    public static OutputStream open(DownloadEvent event, String name, String contentType) {
        event.setFileName(name);
        event.setContentType(contentType);
        event.getResponse().setHeader("Cache-Control", "no-store");
        return event.getOutputStream();
    }

    private static void reject(DownloadEvent event, HttpStatusCode status, RuntimeException cause) {
        event.getResponse().setStatus(status.getCode());
        UI ui = event.getUI();
        ui.accessLater(() -> Notice.failure(cause), () -> {}).run();
    }
}
