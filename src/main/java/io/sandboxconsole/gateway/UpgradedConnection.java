package io.sandboxconsole.gateway;

import io.sandboxconsole.gateway.OpenCalls.OpenCall;
import io.sandboxconsole.sandbox.provider.EngineResponse;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes the bytes of a connection that changed its protocol between a caller and a sandbox, in both directions and
/// unread, until either side ends it or the caller loses the right to it.
///
/// The web server calls the reader when the caller sends bytes; a virtual thread writes those of the sandbox. Public,
/// because the web server creates it.
public final class UpgradedConnection implements HttpUpgradeHandler {

    private static final Logger log = LoggerFactory.getLogger(UpgradedConnection.class);

    private static final int BUFFER = 16_384;

    private @Nullable EngineResponse engine;

    private @Nullable OpenCall call;

    /// Takes over the connection to the engine, before the web server calls [#init].
    void connect(EngineResponse answer, OpenCall openCall) {
        this.engine = answer;
        this.call = openCall;
    }

    @Override
    public void init(WebConnection caller) {
        var answer = Objects.requireNonNull(engine, "connect comes first");
        var toEngine = Objects.requireNonNull(answer.output(), "a changed protocol has two directions");
        try {
            var input = caller.getInputStream();
            var output = caller.getOutputStream();
            input.setReadListener(new FromCaller(input, toEngine, answer));
            Thread.ofVirtual().name("upgraded-connection").start(() -> {
                copy(answer, output);
                closeQuietly(answer);
                // The web server closes its side on one of its own threads only.
                output.setWriteListener(new Closing(caller));
            });
        } catch (IOException failure) {
            log.debug("An upgraded connection could not begin.", failure);
            closeQuietly(answer);
        }
    }

    /// Ends the connection to the engine after the caller's has ended.
    @Override
    public void destroy() {
        if (engine != null) {
            closeQuietly(engine);
        }
        if (call != null) {
            call.close();
        }
    }

    private static void copy(EngineResponse answer, ServletOutputStream output) {
        byte[] buffer = new byte[BUFFER];
        try {
            int read = answer.body().read(buffer);
            while (read >= 0) {
                output.write(buffer, 0, read);
                output.flush();
                read = answer.body().read(buffer);
            }
        } catch (IOException ended) {
            log.debug("An upgraded connection ended.", ended);
        }
    }

    private static void closeQuietly(Closeable connection) {
        try {
            connection.close();
        } catch (IOException gone) {
            log.debug("An upgraded connection did not close cleanly.", gone);
        }
    }

    private static void closeQuietly(WebConnection connection) {
        try {
            connection.close();
        } catch (Exception gone) {
            log.debug("An upgraded connection did not close cleanly.", gone);
        }
    }

    /// Passes the caller's bytes on. Closing the connection to the engine ends both directions.
    private record FromCaller(ServletInputStream input, OutputStream toEngine, EngineResponse engine)
            implements ReadListener {

        @Override
        public void onDataAvailable() throws IOException {
            byte[] buffer = new byte[BUFFER];
            while (input.isReady()) {
                int read = input.read(buffer);
                if (read < 0) {
                    break;
                }
                toEngine.write(buffer, 0, read);
                toEngine.flush();
            }
        }

        @Override
        public void onAllDataRead() {
            closeQuietly(engine);
        }

        @Override
        public void onError(Throwable failure) {
            closeQuietly(engine);
        }
    }

    /// Closes the caller's side when the web server offers to write.
    private record Closing(WebConnection caller) implements WriteListener {

        @Override
        public void onWritePossible() {
            closeQuietly(caller);
        }

        @Override
        public void onError(Throwable failure) {
            closeQuietly(caller);
        }
    }
}
