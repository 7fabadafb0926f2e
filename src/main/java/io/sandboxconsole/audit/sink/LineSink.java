package io.sandboxconsole.audit.sink;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A place outside of the database that gets lines of JSON. It may get one twice.
@FunctionalInterface
public interface LineSink {

    /// Takes a line, or several with a line break between them.
    ///
    /// @throws IOException if it could not: it gets the line again later
    void accept(String line) throws IOException;

    /// Appends lines to a file, and has each on disk before it returns.
    static LineSink file(Path file) {
        return line -> {
            try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                write(channel, line);
                channel.force(true);
            }
        };
    }

    /// Writes lines to the standard output, as they are and without a logger's words.
    static LineSink standardOutput() {
        return line -> {
            // Stays open: it is the process's own.
            var output = new FileOutputStream(FileDescriptor.out);
            output.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            output.flush();
        };
    }

    private static void write(FileChannel channel, String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
