package io.sandboxconsole.simulator.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Accepts the simulators' connections before the JDK's HTTP server, which cannot change a connection's protocol:
/// passes
/// their bytes on to it, except for WebSockets, which it serves itself where the same request without an upgrade would
/// succeed.
public final class UpgradeFront implements AutoCloseable {

    private static final int LARGEST_HEAD = 65_536;

    private static final int BUFFER = 65_536;

    private static final Pattern UPGRADE = Pattern.compile("(?im)^upgrade:\\s*websocket\\s*$");

    private static final Pattern KEY = Pattern.compile("(?im)^sec-websocket-key:\\s*(\\S+)\\s*$");

    /// The headers of the upgrade, which the HTTP server must not see.
    private static final Pattern HOP = Pattern.compile("(?im)^(?:connection|upgrade|sec-websocket-[a-z]+):.*\\r\\n");

    private final ServerSocket listener;

    private final InetSocketAddress server;

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /// @param address the address to listen on
    /// @param server the address of the HTTP server
    public UpgradeFront(InetSocketAddress address, InetSocketAddress server) throws IOException {
        this.server = server;
        this.listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(address, 1024);
        Thread.ofVirtual().name("simulator").start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        open.forEach(UpgradeFront::end);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                Thread.ofVirtual().name("simulated-connection").start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        open.add(client);
        try (client) {
            client.setTcpNoDelay(true);
            byte[] head = head(client.getInputStream());
            String text = new String(head, StandardCharsets.ISO_8859_1);
            Matcher key = KEY.matcher(text);
            if (UPGRADE.matcher(text).find() && key.find()) {
                upgrade(client, text, key.group(1));
            } else {
                splice(client, head);
            }
        } catch (IOException gone) {
            System.getLogger(UpgradeFront.class.getName())
                    .log(System.Logger.Level.DEBUG, "A connection to the simulator broke off.", gone);
        } finally {
            open.remove(client);
        }
    }

    /// Returns the bytes up to the end of the first request's headers.
    private static byte[] head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        int end = 0;
        while (end < 4 && head.size() < LARGEST_HEAD) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.write(next);
            boolean expected = next == (end % 2 == 0 ? '\r' : '\n');
            end = expected ? end + 1 : next == '\r' ? 1 : 0;
        }
        return head.toByteArray();
    }

    /// Asks the HTTP server whether the path exists, without the upgrade.
    private void upgrade(Socket client, String head, String key) throws IOException {
        String plain = HOP.matcher(head).replaceAll("");
        String request = plain.substring(0, plain.length() - 2) + "Connection: close\r\n\r\n";
        byte[] answer;
        try (var upstream = new Socket(server.getAddress(), server.getPort())) {
            upstream.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            answer = upstream.getInputStream().readAllBytes();
        }
        if (new String(answer, StandardCharsets.ISO_8859_1).startsWith("HTTP/1.1 200")) {
            WebSocketEcho.serve(client, key);
        } else {
            client.getOutputStream().write(answer);
        }
    }

    private void splice(Socket client, byte[] head) throws IOException {
        try (var upstream = new Socket(server.getAddress(), server.getPort())) {
            open.add(upstream);
            upstream.setTcpNoDelay(true);
            upstream.getOutputStream().write(head);
            var back = Thread.ofVirtual().start(() -> {
                copy(upstream, client);
                endOutput(client);
            });
            copy(client, upstream);
            endOutput(upstream);
            back.join();
            // A socket that closes with unread bytes takes the answer away from its reader.
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
            open.remove(upstream);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        } catch (IOException gone) {
            System.getLogger(UpgradeFront.class.getName())
                    .log(System.Logger.Level.DEBUG, "A connection to the simulator ended.", gone);
        }
    }

    private static void endOutput(Socket socket) {
        try {
            socket.shutdownOutput();
        } catch (IOException gone) {
            System.getLogger(UpgradeFront.class.getName())
                    .log(System.Logger.Level.DEBUG, "A connection to the simulator was gone.", gone);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            System.getLogger(UpgradeFront.class.getName())
                    .log(System.Logger.Level.DEBUG, "A connection to the simulator did not close cleanly.", gone);
        }
    }
}
