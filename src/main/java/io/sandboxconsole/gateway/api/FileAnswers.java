package io.sandboxconsole.gateway.api;

import io.sandboxconsole.export.SandboxExport.Destination;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/// Answers with files that are written while the caller takes them.
public final class FileAnswers {

    private FileAnswers() {}

    /// Returns the answer as a file. It begins when it is opened; until then a refusal is answered as a problem.
    public static Destination file(HttpServletResponse response, String name, String contentType) {
        return () -> {
            response.setContentType(contentType);
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment().filename(name).build().toString());
            return response.getOutputStream();
        };
    }
}
