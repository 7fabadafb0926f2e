package io.sandboxconsole.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A port of the loopback interface that refuses connections and that no other process can take meanwhile.
///
/// A free port may be taken by the other half of the tests, or by another clone, before it is used. A bound socket
/// that does not listen keeps it.
public final class UnansweredPort {

    private int number;

    private @Nullable Socket keeper;

    public UnansweredPort() {
        keep();
    }

    public int number() {
        return number;
    }

    /// Keeps the port again after a server of the test has left it, which may be a moment after its close.
    public synchronized void keep() {
        if (keeper == null) {
            keeper = await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                    .until(() -> bound(number), Objects::nonNull);
            number = keeper.getLocalPort();
        }
    }

    /// Gives the port to the server that the test starts next.
    public synchronized void release() {
        try {
            if (keeper != null) {
                keeper.close();
                keeper = null;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Socket bound(int number) {
        try {
            var socket = new Socket();
            // Connections that the test's own server has closed are not done with yet.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
            return socket;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
