/// Keeps the organizations, people, API keys, tokens and permissions of the simulated Daytona server.
@NullMarked
package io.sandboxconsole.simulator.daytona.account;

import org.jspecify.annotations.NullMarked;
