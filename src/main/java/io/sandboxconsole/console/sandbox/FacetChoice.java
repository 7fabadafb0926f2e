package io.sandboxconsole.console.sandbox;

/// One value a facet offers: how the filter writes it, how people read it, and how many sandboxes have it.
record FacetChoice(String value, String label, int count) {}
