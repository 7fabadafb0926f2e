package io.sandboxconsole.gateway.api.account;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The settings of the sign-in from a terminal (`console.terminal.*`).
///
/// @param clientId the name of the command line at the identity provider; without one there is no such sign-in
/// @param scopes what the command line asks for
@ConfigurationProperties("console.terminal")
record TerminalProperties(
        @DefaultValue("") String clientId,
        @DefaultValue({"openid", "profile", "email"}) List<String> scopes) {}
