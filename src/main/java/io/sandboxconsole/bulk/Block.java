package io.sandboxconsole.bulk;

/// A belt, or another rule, that keeps a plan from being started.
///
/// @param name the team's label or the connection's id; empty where the rule is about the whole plan
/// @param limit the most sandboxes that the rule allows
/// @param count the sandboxes that the plan takes of them
public record Block(Kind kind, String name, int limit, int count) {

    /// The kinds of rule. The names are stored.
    public enum Kind {
        /// The plan takes no sandbox.
        NOTHING,
        /// More than one plan may take.
        MOST,
        /// More than the actor may take at once.
        MOST_OF_ACTOR,
        PERCENT_OF_TEAM,
        PERCENT_OF_CONNECTION,
        /// The data of the connection is old, or its listing is distrusted.
        OLD_DATA
    }
}
