package io.sandboxconsole.console.job;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.RouterLink;
import io.sandboxconsole.console.component.ViewHeading;

/// Says that a plan or a job does not exist for the person.
final class MissingPage extends Div {

    MissingPage(String title, String sentence) {
        add(new ViewHeading(title), new Paragraph(sentence), new RouterLink(text("bulk.jobs"), JobsView.class));
    }
}
