package io.sandboxconsole.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerkleTreeTests {

    /// The leaves and roots with which implementations of Certificate Transparency (RFC 6962) are tested.
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private final Sha256 sha256 = new Sha256();

    @Test
    void the_roots_are_those_of_certificate_transparency() {
        for (int size = 0; size < ROOTS.size(); size++) {
            assertThat(published(size).root()).hasToString(ROOTS.get(size));
        }
    }

    @Test
    void a_proof_of_certificate_transparency_is_the_same() {
        var proof = published(8).proof(5);

        assertThat(proof.path())
                .extracting(Bytes::toString)
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void each_leaf_of_each_tree_is_proved_and_leads_nowhere_else() {
        for (int size = 1; size <= 70; size++) {
            var tree = numbered(size);
            for (int index = 0; index < size; index++) {
                var proof = tree.proof(index);

                assertThat(proof.root(tree.leaves().get(index))).contains(tree.root());
                assertThat(proof.root(leaf("another"))).isNotEqualTo(java.util.Optional.of(tree.root()));
                assertThat(new InclusionProof((index + 1) % size, size, proof.path())
                                .root(tree.leaves().get(index)))
                        .satisfies(root -> {
                            if (tree.leaves().size() > 1) {
                                assertThat(root).isNotEqualTo(java.util.Optional.of(tree.root()));
                            }
                        });
            }
        }
    }

    @Test
    void a_proof_with_a_hash_too_few_or_too_many_proves_nothing() {
        var tree = numbered(13);
        for (int index = 0; index < 13; index++) {
            var proof = tree.proof(index);
            var longer = new ArrayList<>(proof.path());
            longer.add(leaf("more"));
            var shorter = proof.path().subList(0, proof.path().size() - 1);

            assertThat(new InclusionProof(index, 13, longer).root(tree.leaves().get(index)))
                    .isEmpty();
            assertThat(new InclusionProof(index, 13, shorter).root(tree.leaves().get(index)))
                    .isEmpty();
        }
        assertThat(new InclusionProof(13, 13, List.of()).root(leaf("x"))).isEmpty();
        assertThat(new InclusionProof(-1, 13, List.of()).root(leaf("x"))).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> tree.proof(13));
    }

    @Test
    void the_root_leaf_by_leaf_is_that_of_the_definition() {
        var random = new Random(8);
        for (int round = 0; round < 50; round++) {
            var tree = numbered(random.nextInt(2_000));

            assertThat(tree.root()).isEqualTo(defined(tree.leaves()));
        }
    }

    /// The definition of RFC 6962, section 2.1, word for word.
    private Bytes defined(List<Bytes> leaves) {
        if (leaves.size() < 2) {
            return leaves.isEmpty() ? sha256.of(new byte[0]) : leaves.getFirst();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return sha256.of(Sha256.NODE, defined(leaves.subList(0, split)), defined(leaves.subList(split, leaves.size())));
    }

    private MerkleTree published(int size) {
        return new MerkleTree(LEAVES.subList(0, size).stream()
                .map(hex -> sha256.leaf(Bytes.hex(hex).toArray()))
                .toList());
    }

    private MerkleTree numbered(int size) {
        return new MerkleTree(IntStream.range(0, size)
                .mapToObj(number -> leaf("leaf " + number))
                .toList());
    }

    private Bytes leaf(String text) {
        return sha256.leaf(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
