/// The route that examines the console.
@NullMarked
package io.sandboxconsole.gateway.api.doctor;

import org.jspecify.annotations.NullMarked;
