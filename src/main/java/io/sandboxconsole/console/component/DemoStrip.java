package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/// Marks every page of a demo as one; invisible outside a demo.
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
public class DemoStrip extends Div {

    DemoStrip(@Value("${console.demo:false}") boolean demo) {
        addClassName("demo-strip");
        setText(text("shell.demo"));
        setVisible(demo);
    }
}
