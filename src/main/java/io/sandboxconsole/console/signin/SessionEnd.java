package io.sandboxconsole.console.signin;

import io.sandboxconsole.i18n.Message;

/// The reasons for which the console ends a session on behalf of the identity provider.
enum SessionEnd {
    /// The provider refuses to confirm the session: its person is disabled, or it has ended there.
    REFUSED("refused-by-provider", "refused", Message.of("shell.sign-in.refused")),
    /// The provider has told the console that the person signed out, or was signed out.
    LOGGED_OUT("logged-out-at-provider", "logged-out", Message.of("shell.sign-in.logged-out")),
    /// The person's rights could not be checked for too long.
    UNVERIFIED("not-verified", "unverified", Message.of("shell.sign-in.unverified"));

    private final String code;
    private final String flag;
    private final transient Message sentence;

    SessionEnd(String code, String flag, Message sentence) {
        this.code = code;
        this.flag = flag;
        this.sentence = sentence;
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
        return sentence;
    }
}
