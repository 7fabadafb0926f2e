package io.sandboxconsole.console.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.server.ErrorEvent;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SessionErrorHandlerTests {

    @Test
    void a_browser_that_went_away_is_no_failure(CapturedOutput output) {
        SessionErrorHandler.handle(new ErrorEvent(new ClientAbortException(new IOException("Broken pipe"))));

        assertThat(output.getAll()).doesNotContain("Unexpected failure");
    }

    @Test
    void whatever_else_breaks_is_in_the_log(CapturedOutput output) {
        SessionErrorHandler.handle(new ErrorEvent(new IOException("The disk is full.")));

        assertThat(output.getAll()).contains("Unexpected failure").contains("The disk is full.");
    }
}
