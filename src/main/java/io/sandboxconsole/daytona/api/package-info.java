/// Calls Daytona's API: its routes and wire records, the credential, and one `ProviderException` for each failure.
@NullMarked
package io.sandboxconsole.daytona.api;

import org.jspecify.annotations.NullMarked;
