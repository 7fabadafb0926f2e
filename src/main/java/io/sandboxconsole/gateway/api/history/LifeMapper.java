package io.sandboxconsole.gateway.api.history;

import io.sandboxconsole.gateway.api.EntityTags;
import io.sandboxconsole.gateway.api.sandbox.SandboxMapper;
import io.sandboxconsole.gateway.api.wire.HistoryAnswers.HoldInfo;
import io.sandboxconsole.gateway.api.wire.HistoryAnswers.LifeInfo;
import io.sandboxconsole.history.retention.LegalHold;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.Life;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes lives and holds as the API has them.
@Component
class LifeMapper {

    private final SandboxMapper sandboxes;

    LifeMapper(SandboxMapper sandboxes) {
        this.sandboxes = sandboxes;
    }

    LifeInfo of(Life life) {
        @Nullable End end = life.end();
        return new LifeInfo(
                end == null ? sandboxes.live(life.sandbox()) : sandboxes.past(life.sandbox()),
                end == null,
                life.firstSeen(),
                life.begin(),
                end == null ? null : life.lived(end.at()),
                end == null ? null : SandboxMapper.end(end));
    }

    static HoldInfo of(LegalHold hold) {
        return new HoldInfo(hold.by(), hold.why(), hold.at(), hold.until(), version(hold));
    }

    static String version(LegalHold hold) {
        return EntityTags.digest(hold.toString().getBytes(StandardCharsets.UTF_8));
    }
}
