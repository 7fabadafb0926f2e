/// Locks in the details of a sandbox and in the list: what is locked, by whom, why and until when, and the dialogs to
/// change that.
@NullMarked
package io.sandboxconsole.console.sandbox.lock;

import org.jspecify.annotations.NullMarked;
