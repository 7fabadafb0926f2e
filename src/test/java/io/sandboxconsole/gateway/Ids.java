package io.sandboxconsole.gateway;

import tools.jackson.databind.json.JsonMapper;

/// Reads ids out of answers.
final class Ids {

    private Ids() {}

    static String id(String body) {
        return JsonMapper.shared().readTree(body).path("id").asString();
    }
}
