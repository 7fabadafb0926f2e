package io.sandboxconsole.console;

import com.github.mvysny.kaributesting.v10.Routes;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.Route;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.util.ClassUtils;

/// Registers the console's views. Karibu's own search does not see package-private ones.
final class ConsoleRoutes {

    private ConsoleRoutes() {}

    static Routes find() {
        Set<Class<? extends Component>> routes = new HashSet<>();
        classes(new AnnotationTypeFilter(Route.class)).forEach(view -> routes.add(view.asSubclass(Component.class)));
        classes(new AnnotationTypeFilter(Layout.class)).forEach(view -> routes.add(view.asSubclass(Component.class)));
        return new Routes(routes, errorViews(), true);
    }

    @SuppressWarnings("unchecked")
    private static Set<Class<? extends HasErrorParameter<?>>> errorViews() {
        return classes(new AssignableTypeFilter(HasErrorParameter.class)).stream()
                .map(view -> (Class<? extends HasErrorParameter<?>>) view)
                .collect(Collectors.toSet());
    }

    private static Set<Class<?>> classes(TypeFilter filter) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(filter);
        return scanner.findCandidateComponents("io.sandboxconsole.console").stream()
                .map(found -> ClassUtils.resolveClassName(
                        String.valueOf(found.getBeanClassName()), ConsoleRoutes.class.getClassLoader()))
                .collect(Collectors.toSet());
    }
}
