package io.sandboxconsole.doctor;

import io.sandboxconsole.diagnosis.Preflight;
import io.sandboxconsole.sandbox.lifecycle.Connections;
import io.sandboxconsole.sandbox.provider.ProviderFactory;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Scope;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/// The beans that the checks before a start need. Not annotated as a configuration, so that the console does not find
/// it among its own.
@ComponentScan(
        basePackages = "io.sandboxconsole",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(type = FilterType.CUSTOM, classes = ServerDoctorContext.OnlyWhatIsNeeded.class))
class ServerDoctorContext {

    @Bean
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @Scope("prototype")
    static RestClient.Builder restClientBuilder() {
        return RestClient.builder();
    }

    /// Finds the components that are adapters' factories or checks, and the connections.
    static final class OnlyWhatIsNeeded implements TypeFilter {

        private static final List<String> KINDS = List.of(Preflight.class.getName(), ProviderFactory.class.getName());

        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
            if (!reader.getAnnotationMetadata().hasAnnotation(Component.class.getName())) {
                return false;
            }
            return reader.getClassMetadata().getClassName().equals(Connections.class.getName())
                    || Arrays.stream(reader.getClassMetadata().getInterfaceNames())
                            .anyMatch(KINDS::contains);
        }
    }
}
