package io.sandboxconsole.sandbox.provider.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a tree as a value without the members that are of another kind than the value's. Used by one thread.
final class LenientReading {

    /// Beyond it, whole members are left out instead of their parts, so that no answer is read very often.
    private static final int MOST_PARTS = 20;

    private final JsonNode tree;

    private final List<String> unread = new ArrayList<>();

    /// @param tree loses the members that cannot be read
    LenientReading(JsonNode tree) {
        this.tree = tree;
    }

    /// Reads the tree.
    ///
    /// @throws JacksonException where the whole is of another kind
    <T> T read(Function<JsonNode, T> reading) {
        while (true) {
            try {
                return reading.apply(tree);
            } catch (JacksonException unfit) {
                if (!leaveOut(unfit.getPath())) {
                    throw unfit;
                }
            }
        }
    }

    /// The paths of the members left out, such as `status.state`.
    List<String> unread() {
        return List.copyOf(unread);
    }

    private boolean leaveOut(List<Reference> path) {
        if (path.isEmpty()) {
            return false;
        }
        List<Reference> place = unread.size() < MOST_PARTS ? path : path.subList(0, 1);
        JsonNode parent = tree;
        for (Reference step : place.subList(0, place.size() - 1)) {
            parent =
                    step.getPropertyName() == null ? parent.path(step.getIndex()) : parent.path(step.getPropertyName());
        }
        unread.add(written(place));
        return removed(parent, place.getLast());
    }

    private static boolean removed(JsonNode parent, Reference member) {
        return switch (parent) {
            case ObjectNode object
            when member.getPropertyName() != null -> object.remove(member.getPropertyName()) != null;
            case ArrayNode array when member.getIndex() >= 0 -> array.remove(member.getIndex()) != null;
            default -> false;
        };
    }

    private static String written(List<Reference> path) {
        var text = new StringBuilder();
        for (Reference step : path) {
            if (step.getPropertyName() == null) {
                text.append('[').append(step.getIndex()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return text.toString();
    }
}
