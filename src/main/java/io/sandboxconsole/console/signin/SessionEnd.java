package io.sandboxconsole.console.signin;

import io.sandboxconsole.i18n.Message;

/// The reasons for which the console ends a session on behalf of the identity provider.
enum SessionEnd {
    /// The provider refuses to confirm the session: its person is disabled, or it has ended there.
    REFUSED("refused-by-provider", "refused"),
    /// The provider has told the console that the person signed out, or was signed out.
    LOGGED_OUT("logged-out-at-provider", "logged-out"),
    /// The person's rights could not be checked for too long.
    UNVERIFIED("not-verified", "unverified");

    private final String code;
    private final String flag;

    SessionEnd(String code, String flag) {
        this.code = code;
        this.flag = flag;
    }

    /// The word in the audit trail.
    String code() {
        return code;
    }

    /// The parameter in the sign-in page's address.
    String flag() {
        return flag;
    }

    /// The sentence on the sign-in page.
    Message sentence() {
        return switch (this) {
            case REFUSED -> Message.of("shell.sign-in.refused");
            case LOGGED_OUT -> Message.of("shell.sign-in.logged-out");
            case UNVERIFIED -> Message.of("shell.sign-in.unverified");
        };
    }
}
