package io.sandboxconsole.history;

final class TestHistoryProperties {
    private TestHistoryProperties() {}
    static HistoryProperties of(int batch, int capacity) { return new HistoryProperties(true, batch, capacity); }
}
