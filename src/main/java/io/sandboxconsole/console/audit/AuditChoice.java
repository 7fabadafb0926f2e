package io.sandboxconsole.console.audit;

import org.jspecify.annotations.Nullable;

/// An action or actor that the trail can be filtered by. Two choices of one value are the same choice.
///
/// @param value as the trail spells it
/// @param hint what distinguishes it; may be empty
/// @param entries the number of its entries; absent where it is not known
record AuditChoice(
        String value, String label, String hint, @Nullable Integer entries) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AuditChoice choice && choice.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
