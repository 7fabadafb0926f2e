package io.sandboxconsole.history.retention;

import java.time.LocalDate;

/// How many rows of a class were purged on a day, by UTC.
public record PurgedDay(LocalDate day, Retained kind, long removed) {}
