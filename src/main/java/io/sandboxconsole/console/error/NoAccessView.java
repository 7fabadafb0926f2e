package io.sandboxconsole.console.error;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import io.sandboxconsole.access.ClaimReport;
import io.sandboxconsole.access.ClaimReport.ReadClaim;
import io.sandboxconsole.access.ClaimReport.Use;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.claims.ClaimSource;
import io.sandboxconsole.console.component.PageTitles;
import io.sandboxconsole.console.component.RoleText;
import io.sandboxconsole.console.shell.MainLayout;
import io.sandboxconsole.console.shell.NoAccess;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Collectors;

/// Tells a signed-in person without a role which access to request, and from whom.
@PermitAll
@ParentLayout(MainLayout.class)
class NoAccessView extends Composite<Div> implements HasErrorParameter<NoAccess>, HasDynamicTitle {

    private final transient CurrentActor currentActor;

    NoAccessView(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NoAccess> parameter) {
        var messagePage = new MessagePage(VaadinIcon.LOCK, text("shell.no-access"));
        currentActor
                .find()
                .ifPresentOrElse(
                        actor -> messagePage
                                .paragraph(text("shell.no-access.person", actor.name()))
                                .paragraph(
                                        text("shell.no-access.next", actor.id().toString())),
                        () -> messagePage.paragraph(text("shell.no-access.nobody")));
        currentActor.report().map(NoAccessView::explained).ifPresent(messagePage::next);
        getContent().removeAll();
        getContent().add(messagePage);
        return HttpServletResponse.SC_FORBIDDEN;
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(text("shell.no-access.title"));
    }

    /// Which claims came and what they became; of claims that the console does not read, only the names.
    private static Component explained(ClaimReport report) {
        var lines = new UnorderedList();
        report.read().forEach(claim -> lines.add(new ListItem(line(claim))));
        report.came().stream()
                .filter(source -> !source.names().isEmpty())
                .forEach(source -> lines.add(new ListItem(came(source))));
        var explained = new Div(new Paragraph(text("shell.no-access.claims")), lines);
        explained.addClassName("claims");
        return explained;
    }

    private static String line(ReadClaim claim) {
        if (claim.from() == null) {
            return claim.use() == Use.ROLES
                    ? text("shell.no-access.absent.roles", claim.name())
                    : text("shell.no-access.absent.teams", claim.name());
        }
        if (claim.values().isEmpty()) {
            return text("shell.no-access.empty", claim.name());
        }
        if (claim.use() == Use.TEAMS) {
            return text("shell.no-access.teams", claim.name(), claim.line());
        }
        String roles = claim.roles().stream().map(RoleText::of).collect(Collectors.joining(", "));
        return roles.isEmpty()
                ? text("shell.no-access.no-role", claim.name(), claim.line())
                : text("shell.no-access.roles", claim.name(), claim.line(), roles);
    }

    private static String came(ClaimSource source) {
        String names = ClaimReport.names(source);
        return switch (source.kind()) {
            case ID_TOKEN -> text("shell.no-access.came.id-token", names);
            case ACCESS_TOKEN -> text("shell.no-access.came.access-token", names);
            case USER_INFO -> text("shell.no-access.came.user-info", names);
        };
    }
}
