package io.sandboxconsole.gateway;

import tools.jackson.databind.json.JsonMapper;

/// Reads ids from responses.
final class Ids {

    private Ids() {}

    static String id(String body) {
        return JsonMapper.shared().readTree(body).path("id").asString();
    }

    static String template(String body) {
        return JsonMapper.shared().readTree(body).path("templateId").asString();
    }
}
