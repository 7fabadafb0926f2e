/// The routes about sandboxes: lists, details, numbers, creation and actions.
@NullMarked
package io.sandboxconsole.gateway.api.sandbox;

import org.jspecify.annotations.NullMarked;
