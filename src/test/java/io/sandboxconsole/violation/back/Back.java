package io.sandboxconsole.violation.back;

import io.sandboxconsole.violation.there.There;

/// The other half of a cycle between two packages.
public record Back(There there) {}
