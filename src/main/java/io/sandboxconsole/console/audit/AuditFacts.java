package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.audit.AuditEvent.Context;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.audit.format.Part;
import io.sandboxconsole.console.component.Facts;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.i18n.SafeText;
import org.jspecify.annotations.Nullable;

/// Lists all facts of one audit entry, codes and ids as the trail spells them.
final class AuditFacts {

    private AuditFacts() {}

    static Facts of(AuditEntry entry) {
        var facts = new Facts();
        result(facts, entry);
        who(facts, entry);
        what(facts, entry);
        context(facts, entry);
        times(facts, entry);
        return facts;
    }

    private static void result(Facts facts, AuditEntry entry) {
        facts.with(text("audit.result"), entry.badge())
                .withText(text("audit.action"), entry.action())
                .withText(text("audit.detail"), shown(entry, Part.CONTENT, entry.remark()));
        code(facts, text("audit.code"), entry.code());
        var ending = entry.event().ending();
        if (ending != null && ending.engineRequestId() != null) {
            facts.withCopy(text("audit.request"), ending.engineRequestId());
        }
    }

    private static void who(Facts facts, AuditEntry entry) {
        var who = entry.event().who();
        facts.withText(text("audit.who"), shown(entry, Part.PERSON, who.name()));
        facts.withCopy(text("audit.actor-id"), who.id());
        facts.withText(text("audit.kind"), AuditLabels.kind(who.kind()))
                .withText(text("audit.door"), AuditLabels.door(who.door()))
                .withText(text("audit.from-address"), shown(entry, Part.PERSON, who.address()));
    }

    /// An empty value of a redacted part must not look as if it had never been there.
    private static @Nullable String shown(AuditEntry entry, Part part, @Nullable String value) {
        boolean gone = (value == null || value.isEmpty()) && entry.redacted().contains(part);
        return gone ? text("audit.redacted") : value;
    }

    private static void what(Facts facts, AuditEntry entry) {
        var what = entry.event().what();
        if (what == null) {
            return;
        }
        facts.withText(text("audit.connection"), what.connection())
                .withText(
                        entry.concernsKey() ? text("audit.key") : text("audit.target"),
                        shown(entry, Part.CONTENT, what.name()));
        if (entry.address() != null) {
            facts.with(text("audit.sandbox-id"), new Anchor(entry.address(), SafeText.line(String.valueOf(what.id()))));
        }
        facts.withText(text("audit.template-id"), entry.template())
                .withText(text("audit.team"), what.team())
                .withText(text("audit.owner"), what.owner());
    }

    private static void context(Facts facts, AuditEntry entry) {
        Context context = entry.context();
        facts.withText(text("audit.reason"), context.reason())
                .withText(text("audit.on-behalf-of"), context.onBehalfOfName())
                .withText(text("audit.caller"), context.caller())
                .withText(text("audit.user-agent"), context.userAgent())
                .withText(text("audit.job"), context.job());
        if (context.request() != null) {
            facts.withCopy(text("audit.request-id"), context.request());
        }
    }

    private static void times(Facts facts, AuditEntry entry) {
        if (entry.intent() != null) {
            facts.with(text("audit.begun"), time(entry.intent()));
        }
        String name =
                entry.open() ? text("audit.begun") : entry.intent() == null ? text("audit.at") : text("audit.recorded");
        facts.with(name, time(entry.row()));
        facts.withCopy(text("audit.attempt"), entry.event().operation().toString());
    }

    private static Span time(AuditRow row) {
        return new Span(
                new TimeText(row.event().at(), TimeText.Show.FULL),
                new Span(" · " + text("audit.row", String.valueOf(row.number()))));
    }

    private static void code(Facts facts, String name, String code) {
        if (!code.isBlank()) {
            facts.with(name, Facts.code(SafeText.line(code)));
        }
    }
}
