package io.sandboxconsole.audit.proof;

import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.Sha256;
import java.util.List;
import java.util.Optional;

/// The proof that a leaf is in a [MerkleTree] (RFC 9162, section 2.1.3).
///
/// @param index the place of the leaf, from 0
/// @param size the number of leaves of the tree
/// @param path the hashes beside the way from the leaf to the root
public record InclusionProof(long index, long size, List<Bytes> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /// Returns the root to which the proof leads from `leaf`; empty if no tree of that size has such a path.
    public Optional<Bytes> root(Bytes leaf) {
        if (index < 0 || index >= size) {
            return Optional.empty();
        }
        var sha256 = new Sha256();
        Bytes node = leaf;
        long place = index;
        long last = size - 1;
        for (Bytes sibling : path) {
            if (last == 0) {
                return Optional.empty();
            }
            if ((place & 1) == 1 || place == last) {
                node = sha256.of(Sha256.NODE, sibling, node);
                while ((place & 1) == 0 && place != 0) {
                    place >>>= 1;
                    last >>>= 1;
                }
            } else {
                node = sha256.of(Sha256.NODE, node, sibling);
            }
            place >>>= 1;
            last >>>= 1;
        }
        return last == 0 ? Optional.of(node) : Optional.empty();
    }
}
