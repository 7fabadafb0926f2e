package io.sandboxconsole.audit.format;

/// How a part of a row is bound to it: by the salt of its hash, or, once it is redacted, by the hash alone.
public sealed interface Seal {

    /// The size of a salt in bytes.
    int SALT = 16;

    /// The salt of rows from before the chain, which have none of their own.
    Seal UNSALTED = new Salted(Bytes.zeros(SALT));

    /// The part is there. Without its salt, its hash tells nothing of it.
    record Salted(Bytes salt) implements Seal {

        public Salted {
            if (salt.size() != SALT) {
                throw new MalformedRow("A salt has %d bytes, not %d.".formatted(SALT, salt.size()));
            }
        }
    }

    /// The part is gone; its hash stands for it.
    record Redacted(Bytes hash) implements Seal {

        public Redacted {
            if (hash.size() != Sha256.SIZE) {
                throw new MalformedRow("A hash has %d bytes, not %d.".formatted(Sha256.SIZE, hash.size()));
            }
        }
    }
}
