/// Authenticates callers of `/v1` by API key or bearer token and keeps them within their request quota.
@NullMarked
package io.sandboxconsole.gateway.auth;

import org.jspecify.annotations.NullMarked;
