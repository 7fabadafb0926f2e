package io.sandboxconsole.opensandbox;

import io.sandboxconsole.sandbox.provider.Cancellation;
import io.sandboxconsole.sandbox.provider.EngineRequest.Header;
import io.sandboxconsole.sandbox.provider.EngineResponse;
import io.sandboxconsole.sandbox.provider.http.EngineTimings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.impl.io.ChunkedInputStream;
import org.apache.hc.core5.http.impl.io.ContentLengthInputStream;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestWriter;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.impl.io.IdentityInputStream;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.apache.hc.core5.http.impl.io.SessionOutputBufferImpl;
import org.apache.hc.core5.io.Closer;

/// Sends requests that ask for another protocol, such as WebSocket, over a connection of their own, because the HTTP
/// client releases its connections to a pool. After a change of protocol the bytes pass in both directions unread.
final class OpenSandboxTunnel {

    private static final int BUFFER = 16_384;

    private final EngineTimings timings;

    private final Duration longest;

    /// @param longest the longest wait for an answer
    OpenSandboxTunnel(EngineTimings timings, Duration longest) {
        this.timings = timings;
        this.longest = longest;
    }

    /// The headers of a response, in their order.
    static List<Header> headers(HttpResponse response) {
        return Arrays.stream(response.getHeaders())
                .map(header -> new Header(header.getName(), String.valueOf(header.getValue())))
                .toList();
    }

    /// Sends `request`, which has no body; the answer has status 101, or is one that refuses the other protocol.
    EngineResponse open(HttpHost target, ClassicHttpRequest request, Cancellation cancellation) throws IOException {
        var socket = connect(target);
        cancellation.onCancel(() -> Closer.closeQuietly(socket));
        try {
            write(request, target, socket.getOutputStream());
            return answer(socket);
        } catch (HttpException malformed) {
            Closer.closeQuietly(socket);
            throw new IOException("The engine's answer is not HTTP.", malformed);
        } catch (IOException lost) {
            Closer.closeQuietly(socket);
            throw lost;
        }
    }

    private Socket connect(HttpHost target) throws IOException {
        boolean secure = target.getSchemeName().equals("https");
        int port = target.getPort() > 0 ? target.getPort() : secure ? 443 : 80;
        var socket = new Socket();
        try {
            socket.connect(
                    new InetSocketAddress(target.getHostName(), port),
                    Math.toIntExact(timings.connect().toMillis()));
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.setSoTimeout(Math.toIntExact(longest.toMillis()));
            return secure ? encrypted(socket, target.getHostName(), port) : socket;
        } catch (IOException failure) {
            Closer.closeQuietly(socket);
            throw failure;
        }
    }

    private static Socket encrypted(Socket plain, String host, int port) throws IOException {
        var socket =
                (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, host, port, true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static void write(ClassicHttpRequest request, HttpHost target, OutputStream out)
            throws IOException, HttpException {
        if (!request.containsHeader("Host")) {
            request.addHeader("Host", target.toHostString());
        }
        var buffer = new SessionOutputBufferImpl(BUFFER);
        new DefaultHttpRequestWriter().write(request, buffer, out);
        buffer.flush(out);
    }

    private static EngineResponse answer(Socket socket) throws IOException, HttpException {
        var buffer = new SessionInputBufferImpl(BUFFER);
        var in = socket.getInputStream();
        var parser = new DefaultHttpResponseParser();
        ClassicHttpResponse response = parser.parse(buffer, in);
        while (response.getCode() < HttpStatus.SC_OK && response.getCode() != HttpStatus.SC_SWITCHING_PROTOCOLS) {
            response = parser.parse(buffer, in);
        }
        if (response.getCode() == HttpStatus.SC_SWITCHING_PROTOCOLS) {
            // Both sides may be silent for as long as they like.
            socket.setSoTimeout(0);
            var body = new IdentityInputStream(buffer, in);
            return new EngineResponse(response.getCode(), headers(response), body, socket.getOutputStream(), socket);
        }
        return new EngineResponse(response.getCode(), headers(response), body(response, buffer, in), null, socket);
    }

    private static InputStream body(ClassicHttpResponse response, SessionInputBufferImpl buffer, InputStream in)
            throws HttpException {
        long length = DefaultContentLengthStrategy.INSTANCE.determineLength(response);
        if (length == ContentLengthStrategy.CHUNKED) {
            return new ChunkedInputStream(buffer, in);
        }
        return length == ContentLengthStrategy.UNDEFINED
                ? new IdentityInputStream(buffer, in)
                : new ContentLengthInputStream(buffer, in, length);
    }
}
