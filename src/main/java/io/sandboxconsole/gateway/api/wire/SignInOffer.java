package io.sandboxconsole.gateway.api.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a program without a browser signs a person in: with the device flow of the identity provider (RFC 8628).
///
/// @param issuer the provider, whose discovery names its addresses; left out without a sign-in
/// @param clientId the program's name at the provider; left out where there is no sign-in for such programs
/// @param scopes what to ask for
public record SignInOffer(@Nullable String issuer, @Nullable String clientId, List<String> scopes) {}
