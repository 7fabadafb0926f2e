/// Legal holds in the details of a sandbox: what is held, by whom, why and until when, and the dialogs to change that.
@NullMarked
package io.sandboxconsole.console.sandbox.hold;

import org.jspecify.annotations.NullMarked;
