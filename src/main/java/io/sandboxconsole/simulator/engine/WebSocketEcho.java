package io.sandboxconsole.simulator.engine;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// Plays a WebSocket server inside a sandbox (RFC 6455): sends every message back, and answers pings and the close.
final class WebSocketEcho {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private static final int CLOSE = 8;

    private static final int PING = 9;

    private static final int PONG = 10;

    private static final int LARGEST = 1 << 20;

    private WebSocketEcho() {}

    static void serve(Socket client, String key) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        var in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
        int first = in.read();
        while (first >= 0) {
            byte[] payload = payload(in);
            int opcode = first & 0x0F;
            frame(out, opcode == PING ? (first & 0xF0) | PONG : first, payload);
            if (opcode == CLOSE) {
                return;
            }
            first = in.read();
        }
    }

    private static byte[] payload(DataInputStream in) throws IOException {
        int second = in.readUnsignedByte();
        long length = switch (second & 0x7F) {
            case 126 -> in.readUnsignedShort();
            case 127 -> in.readLong();
            default -> second & 0x7F;
        };
        if (length < 0 || length > LARGEST || (second & 0x80) == 0) {
            throw new IOException("A frame is too long, or not masked.");
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes((int) length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    private static void frame(OutputStream out, int first, byte[] payload) throws IOException {
        out.write(first);
        if (payload.length < 126) {
            out.write(payload.length);
        } else if (payload.length < 65_536) {
            out.write(new byte[] {126, (byte) (payload.length >> 8), (byte) payload.length});
        } else {
            out.write(new byte[] {127, 0, 0, 0, 0});
            out.write(new byte[] {
                (byte) (payload.length >> 24),
                (byte) (payload.length >> 16),
                (byte) (payload.length >> 8),
                (byte) payload.length
            });
        }
        out.write(payload);
        out.flush();
    }

    private static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-1.", impossible);
        }
    }
}
