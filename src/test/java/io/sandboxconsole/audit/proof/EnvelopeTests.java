package io.sandboxconsole.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.MalformedRow;
import io.sandboxconsole.audit.format.UnknownVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeTests {

    private static final SigningKey OLD = SigningKey.generate();

    private static final SigningKey NEW = SigningKey.generate();

    private static final String PKCS8_HEAD = "302e020100300506032b657004220420";

    /// The vectors of RFC 8032, section 7.1.
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                + "d25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                + "387b2eaeb4302aeeb00d291612bb0c00"
    })
    void keys_and_signatures_are_those_of_the_standard(
            String seed, String publicKey, String message, String signature) {
        var key = key(seed);
        byte[] bytes = HexFormat.of().parseHex(message);

        assertThat(key.publicKey().encoded().toString()).endsWith(publicKey);
        assertThat(key.sign(bytes)).hasToString(signature);
        assertThat(key.publicKey().verifies(bytes, Bytes.hex(signature))).isTrue();
        assertThat(key.publicKey().verifies(new byte[] {1}, Bytes.hex(signature)))
                .isFalse();
        assertThat(key.publicKey().verifies(bytes, Bytes.hex("00"))).isFalse();
    }

    @Test
    void the_signed_bytes_are_those_of_the_example_of_the_specification() {
        byte[] signed =
                Envelope.signedBytes("http://example.com/HelloWorld", "hello world".getBytes(StandardCharsets.UTF_8));

        assertThat(signed)
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    }

    @Test
    void an_envelope_and_its_statement_read_back() {
        var statement = statement(3, null);
        var envelope = signed(statement, OLD);

        var read = Envelope.of(envelope.json());

        assertThat(read).isEqualTo(envelope);
        assertThat(Statement.of(read)).isEqualTo(statement);
        assertThat(Statement.of(signed(statement(4, NEW), OLD, NEW)).successor())
                .isEqualTo(NEW.publicKey());
    }

    @Test
    void only_a_trusted_key_proves_an_envelope() {
        var trusted = new TrustedKeys(List.of(OLD.publicKey()));
        var statement = statement(3, null);

        assertThat(trusted.objections(signed(statement, OLD))).isEmpty();
        assertThat(trusted.objections(signed(statement, NEW))).containsExactly("no trusted key has signed it");
    }

    @Test
    void a_changed_payload_is_found() {
        var envelope = signed(statement(3, null), OLD);
        var forged = new Envelope(envelope.payloadType(), statement(4, null).payload(), envelope.signatures());

        assertThat(new TrustedKeys(List.of(OLD.publicKey())).objections(forged)).isNotEmpty();
    }

    @Test
    void a_key_that_its_predecessor_and_itself_have_signed_is_believed_from_then_on() {
        var trusted = new TrustedKeys(List.of(OLD.publicKey()));

        assertThat(trusted.objections(signed(statement(4, NEW), OLD, NEW))).isEmpty();

        assertThat(trusted.objections(signed(statement(5, null), NEW))).isEmpty();
    }

    @Test
    void a_key_that_only_names_itself_or_that_has_not_signed_is_not_believed() {
        var trusted = new TrustedKeys(List.of(OLD.publicKey()));

        assertThat(trusted.objections(signed(statement(4, NEW), NEW))).isNotEmpty();
        assertThat(trusted.objections(signed(statement(4, NEW), OLD))).isEmpty();

        assertThat(trusted.objections(signed(statement(5, null), NEW))).isNotEmpty();
    }

    @Test
    void keys_read_back_from_their_text() {
        assertThat(SigningKey.ofPem(OLD.pem()).publicKey()).isEqualTo(OLD.publicKey());
        assertThat(SigningKey.ofPem(OLD.pem().replace("\n", "\\n")).publicKey()).isEqualTo(OLD.publicKey());
        assertThat(VerificationKey.ofPem(
                        "# two keys\n" + OLD.publicKey().pem() + NEW.publicKey().pem()))
                .containsExactly(OLD.publicKey(), NEW.publicKey());
        assertThat(OLD.toString()).isEqualTo("SigningKey " + OLD.publicKey().id());
    }

    @Test
    void what_is_no_key_is_refused_without_being_quoted() {
        String secret = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----";

        assertThatExceptionOfType(InvalidKey.class)
                .isThrownBy(() -> SigningKey.ofPem(secret))
                .withMessage("The private key is no Ed25519 key.");
        assertThatExceptionOfType(InvalidKey.class).isThrownBy(() -> SigningKey.ofPem(""));
        assertThatExceptionOfType(InvalidKey.class)
                .isThrownBy(() -> VerificationKey.ofPem(secret.replace("PRIVATE", "PUBLIC")));
    }

    @Test
    void what_is_no_envelope_or_no_statement_is_refused() {
        assertThatExceptionOfType(MalformedRow.class).isThrownBy(() -> Envelope.of("{"));
        assertThatExceptionOfType(MalformedRow.class).isThrownBy(() -> Envelope.of("{\"payload\":\"%\"}"));
        assertThatExceptionOfType(MalformedRow.class).isThrownBy(() -> Statement.of(payload("[1")));
        assertThatExceptionOfType(MalformedRow.class).isThrownBy(() -> Statement.of(payload("{\"version\":1}")));
        assertThatExceptionOfType(UnknownVersion.class).isThrownBy(() -> Statement.of(payload("{\"version\":7}")));
    }

    private static Envelope payload(String json) {
        return new Envelope(Statement.PAYLOAD_TYPE, Bytes.of(json.getBytes(StandardCharsets.UTF_8)), List.of());
    }

    private static Envelope signed(Statement statement, SigningKey... keys) {
        return Envelope.signed(Statement.PAYLOAD_TYPE, statement.payload(), List.of(keys));
    }

    private static Statement statement(long sequence, @Nullable SigningKey successor) {
        return new Statement(
                new UUID(1, 2),
                sequence,
                Statement.Kind.CHECKPOINT,
                11,
                20,
                10,
                Bytes.zeros(32),
                Bytes.zeros(32),
                Bytes.zeros(32),
                Instant.parse("2026-11-29T12:00:00Z"),
                OLD.publicKey().id(),
                successor == null ? null : successor.publicKey());
    }

    private static SigningKey key(String seed) {
        byte[] encoded = HexFormat.of().parseHex(PKCS8_HEAD + seed);
        return SigningKey.ofPem("-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----"
                .formatted(Base64.getEncoder().encodeToString(encoded)));
    }
}
