/// The console's own API at `/api`: its door, and what its routes share. Callers, errors, pages, versions and
/// conditions are handled here; the packages below it have the routes of one subject each.
@NullMarked
package io.sandboxconsole.gateway.api;

import org.jspecify.annotations.NullMarked;
