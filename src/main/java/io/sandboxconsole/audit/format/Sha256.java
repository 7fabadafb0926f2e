package io.sandboxconsole.audit.format;

import io.sandboxconsole.digest.Digests;
import java.security.MessageDigest;

/// Computes SHA-256. What is hashed for different purposes begins with different bytes. Keeps a buffer: not safe for
/// use by several threads.
public final class Sha256 {

    /// The size of a hash in bytes.
    public static final int SIZE = 32;

    /// The first byte of a leaf of a Merkle tree (RFC 6962); a row is a leaf.
    public static final byte LEAF = 0;

    /// The first byte of an inner node of a Merkle tree (RFC 6962).
    public static final byte NODE = 1;

    /// The first byte of a part of a row.
    static final byte PART = 2;

    /// The first byte of a link of the chain.
    static final byte LINK = 3;

    private final MessageDigest digest = Digests.sha256();

    /// Returns the hash of plain bytes.
    public Bytes of(byte[] bytes) {
        return Bytes.owning(digest.digest(bytes));
    }

    /// Returns the hash of `first`, `left` and `right` one after the other.
    public Bytes of(byte first, Bytes left, Bytes right) {
        digest.update(first);
        digest.update(left.raw());
        return Bytes.owning(digest.digest(right.raw()));
    }

    /// Returns the hash of a leaf of a Merkle tree.
    public Bytes leaf(byte[] bytes) {
        digest.update(LEAF);
        return Bytes.owning(digest.digest(bytes));
    }

    /// Returns the hash of the chain up to a row: of the hash up to the row before, and the row's own.
    public Bytes link(Bytes before, Bytes row) {
        return of(LINK, before, row);
    }

    Bytes of(byte first, RowBuffer buffer) {
        digest.update(first);
        buffer.updateInto(digest);
        return Bytes.owning(digest.digest());
    }

    Bytes of(byte first, Bytes salt, RowBuffer buffer) {
        digest.update(first);
        digest.update(salt.raw());
        buffer.updateInto(digest);
        return Bytes.owning(digest.digest());
    }
}
