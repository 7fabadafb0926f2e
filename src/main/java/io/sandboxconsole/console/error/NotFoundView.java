package io.sandboxconsole.console.error;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.sandboxconsole.console.component.PageTitles;
import io.sandboxconsole.console.shell.MainLayout;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Answers an unknown address; where a leading part of it is a page, redirects the browser there.
@AnonymousAllowed
@ParentLayout(MainLayout.class)
class NotFoundView extends Composite<Div> implements HasErrorParameter<NotFoundException>, HasDynamicTitle {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        var location = event.getLocation();
        var nearest = nearest(location.getSegments());
        getContent().removeAll();
        getContent()
                .add(new MessagePage(VaadinIcon.QUESTION_CIRCLE, text("shell.not-found"))
                        .paragraph(text("shell.not-found.address", location.getPath()))
                        .next(new Anchor(
                                nearest.orElse(""),
                                nearest.isPresent() ? text("shell.not-found.nearest") : text("shell.start"))));
        nearest.ifPresent(path -> redirect(event.getUI(), new Location(path, location.getQueryParameters())));
        return HttpServletResponse.SC_NOT_FOUND;
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(text("shell.not-found.title"));
    }

    /// The longest leading part of an address that is a page of its own.
    private static Optional<String> nearest(List<String> segments) {
        var routes = RouteConfiguration.forApplicationScope();
        return Stream.iterate(segments.size() - 1, length -> length > 0, length -> length - 1)
                .map(length -> String.join("/", segments.subList(0, length)))
                .filter(path -> routes.getRoute(path).isPresent())
                .findFirst();
    }

    /// Replaces the wrong address in the browser's history, where going back would lead into it again.
    private static void redirect(UI ui, Location location) {
        ui.getPage()
                .executeJs("location.replace(new URL($0, document.baseURI))", location.getPathWithQueryParameters());
    }
}
