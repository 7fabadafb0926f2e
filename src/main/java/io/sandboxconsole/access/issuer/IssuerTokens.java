package io.sandboxconsole.access.issuer;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.HashSet;
import java.util.Set;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// Creates decoders for the tokens that an issuer has signed with one of its published keys.
public final class IssuerTokens {

    /// The types that an access token may state.
    public static final Set<String> ACCESS = Set.of("JWT", "at+jwt", "application/at+jwt");

    /// The types that an identity token may state.
    public static final Set<String> IDENTITY = Set.of("JWT");

    /// The types that a logout token may state.
    public static final Set<String> LOGOUT = Set.of("JWT", "logout+jwt", "application/logout+jwt");

    /// Only signatures by a private key: tokens signed with a shared secret, or unsigned, can be forged.
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private IssuerTokens() {}

    /// Returns a decoder that blocks on the issuer while its keys are not known. Any `rules` check the claims.
    ///
    /// @param types the accepted types; a token without one is accepted, too, because many providers omit it
    public static NimbusJwtDecoder decoder(IssuerKeys keys, Set<String> types, OAuth2TokenValidator<Jwt> rules) {
        Set<JOSEObjectType> accepted = new HashSet<>();
        types.forEach(type -> accepted.add(new JOSEObjectType(type)));
        accepted.add(null);
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(accepted));
        // Disabled: our own rules check the claims, by the console's clock.
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(rules);
        return decoder;
    }
}
