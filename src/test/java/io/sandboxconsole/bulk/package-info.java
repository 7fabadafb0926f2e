/// Tests plans on many sandboxes and their jobs.
@NullMarked
package io.sandboxconsole.bulk;

import org.jspecify.annotations.NullMarked;
