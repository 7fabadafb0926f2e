package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The order of a listing; the id breaks ties.
record Order(String sort, boolean descending) {

    static final List<String> CURSOR = List.of("name", "cpu", "memoryGib", "diskGib", "lastActivityAt", "createdAt");
    static final List<String> PAGES =
            List.of("id", "name", "state", "snapshot", "region", "updatedAt", "createdAt", "lastActivityAt");

    private static final Map<String, Function<DaytonaSandbox, String>> VALUES = values();

    static Order of(CheckedCall call, List<String> allowed, String usual) {
        String sort = call.parameter("sort", usual);
        if (!allowed.contains(sort)) {
            throw new HttpProblem(400, "sort must be one of the following values: " + String.join(", ", allowed));
        }
        String order = call.parameter("order", "desc");
        if (!List.of("asc", "desc").contains(order)) {
            throw new HttpProblem(400, "order must be one of the following values: asc, desc");
        }
        return new Order(sort, order.equals("desc"));
    }

    boolean byAge() {
        return sort.equals("createdAt");
    }

    /// Returns the sort key of a sandbox, as a text that sorts like it.
    String value(DaytonaSandbox sandbox) {
        return VALUES.getOrDefault(sort, DaytonaSandbox::id).apply(sandbox);
    }

    Comparator<DaytonaSandbox> comparator() {
        return byValue().thenComparing(DaytonaSandbox::id);
    }

    /// Compares by the sort key only; a stable sort keeps equal ones in order.
    Comparator<DaytonaSandbox> byValue() {
        Comparator<DaytonaSandbox> byValue = Comparator.comparing(this::value);
        return descending ? byValue.reversed() : byValue;
    }

    boolean isBehind(DaytonaSandbox sandbox, String value, String id) {
        int compared = value(sandbox).compareTo(value);
        return compared == 0 ? sandbox.id().compareTo(id) > 0 : descending ? compared < 0 : compared > 0;
    }

    private static Map<String, Function<DaytonaSandbox, String>> values() {
        Map<String, Function<DaytonaSandbox, String>> values = new LinkedHashMap<>();
        values.put("name", DaytonaSandbox::name);
        values.put("cpu", sandbox -> number(sandbox.size().cpu()));
        values.put("memoryGib", sandbox -> number(sandbox.size().memory()));
        values.put("diskGib", sandbox -> number(sandbox.size().disk()));
        values.put("lastActivityAt", Order::activity);
        values.put("createdAt", sandbox -> JsonValues.time(sandbox.times().created()));
        values.put("updatedAt", sandbox -> JsonValues.time(sandbox.times().updated()));
        values.put("state", sandbox -> sandbox.status().state());
        values.put("region", sandbox -> sandbox.origin().target());
        values.put("snapshot", sandbox -> String.valueOf(sandbox.origin().snapshot()));
        return values;
    }

    private static String activity(DaytonaSandbox sandbox) {
        var activity = sandbox.times().activity();
        return activity == null ? "" : JsonValues.time(activity);
    }

    private static String number(double value) {
        return "%020.4f".formatted(value);
    }
}
