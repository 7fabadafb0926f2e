package io.sandboxconsole.audit.proof;

import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.Sha256;
import java.util.ArrayList;
import java.util.List;

/// The Merkle tree over a sequence of leaves, as RFC 6962 defines it. Takes the hashes of the leaves, which for rows
/// are the rows' own.
///
/// @param leaves the hashes of the leaves, in order
public record MerkleTree(List<Bytes> leaves) {

    public MerkleTree {
        leaves = List.copyOf(leaves);
    }

    /// Returns the hash of the root.
    public Bytes root() {
        var root = new MerkleRoot();
        leaves.forEach(root::add);
        return root.hash();
    }

    /// Returns the proof that the leaf at `index`, from 0, is in the tree.
    public InclusionProof proof(int index) {
        if (index < 0 || index >= leaves.size()) {
            throw new IllegalArgumentException("There is no leaf %d among %d.".formatted(index, leaves.size()));
        }
        List<Bytes> path = new ArrayList<>();
        var sha256 = new Sha256();
        List<Bytes> level = leaves;
        for (int place = index; level.size() > 1; place /= 2) {
            int sibling = place ^ 1;
            if (sibling < level.size()) {
                path.add(level.get(sibling));
            }
            level = above(level, sha256);
        }
        return new InclusionProof(index, leaves.size(), path);
    }

    /// Returns the level above. A node without a sibling moves up as it is, which splits the tree where RFC 6962 does.
    private static List<Bytes> above(List<Bytes> level, Sha256 sha256) {
        List<Bytes> above = new ArrayList<>((level.size() + 1) / 2);
        for (int i = 0; i < level.size(); i += 2) {
            above.add(i + 1 < level.size() ? sha256.of(Sha256.NODE, level.get(i), level.get(i + 1)) : level.get(i));
        }
        return above;
    }
}
