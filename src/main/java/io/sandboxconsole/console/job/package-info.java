/// The pages of plans and jobs: what an act on many sandboxes will do, does and did.
@NullMarked
package io.sandboxconsole.console.job;

import org.jspecify.annotations.NullMarked;
