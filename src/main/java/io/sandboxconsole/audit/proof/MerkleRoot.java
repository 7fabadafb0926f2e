package io.sandboxconsole.audit.proof;

import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.Sha256;
import java.util.ArrayDeque;
import java.util.Deque;

/// Computes the root of a [MerkleTree] leaf by leaf, and keeps one hash per level. Not safe for use by several threads.
public final class MerkleRoot {

    private final Sha256 sha256 = new Sha256();

    /// The roots of complete trees, the smallest on top: one for each bit of the number of leaves.
    private final Deque<Bytes> complete = new ArrayDeque<>();

    private long size;

    /// Adds a leaf by its hash.
    public void add(Bytes leaf) {
        Bytes node = leaf;
        for (long bits = size; (bits & 1) == 1; bits >>>= 1) {
            node = sha256.of(Sha256.NODE, complete.pop(), node);
        }
        complete.push(node);
        size++;
    }

    public long size() {
        return size;
    }

    /// Returns the root over the leaves so far; more can follow.
    public Bytes hash() {
        var rest = new ArrayDeque<>(complete);
        if (rest.isEmpty()) {
            return sha256.of(new byte[0]);
        }
        Bytes root = rest.pop();
        while (!rest.isEmpty()) {
            root = sha256.of(Sha256.NODE, rest.pop(), root);
        }
        return root;
    }
}
