package io.sandboxconsole.audit.format;

/// Computes the hashes of rows. Keeps buffers: not safe for use by several threads.
public final class RowHasher {

    private final Sha256 sha256 = new Sha256();

    private final RowBuffer buffer = new RowBuffer();

    /// Returns the hash of a row, which is also its leaf in a Merkle tree.
    ///
    /// @throws MalformedRow if a value has no encoding
    public Bytes hash(Row row) {
        encode(row);
        return sha256.of(Sha256.LEAF, buffer);
    }

    /// Returns the bytes that are hashed as a row.
    public byte[] bytes(Row row) {
        encode(row);
        return buffer.toArray();
    }

    private void encode(Row row) {
        Bytes person = hash(row, Part.PERSON);
        Bytes content = hash(row, Part.CONTENT);
        buffer.clear();
        RowEncoding.encodeRow(row.values(), person, content, buffer);
    }

    /// Returns the salted hash of a part that can be redacted.
    public Bytes hash(Row row, Part part) {
        return switch (row.seal(part)) {
            case Seal.Redacted redacted -> redacted.hash();
            case Seal.Salted salted -> {
                buffer.clear();
                RowEncoding.encode(part, row.values(), buffer);
                yield sha256.of(Sha256.PART, salted.salt(), buffer);
            }
        };
    }

    /// Returns the hash of the chain up to a row.
    public Bytes link(Bytes before, Bytes row) {
        return sha256.link(before, row);
    }
}
