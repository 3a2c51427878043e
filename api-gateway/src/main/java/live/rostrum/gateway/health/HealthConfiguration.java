package live.rostrum.gateway.health;

import java.util.LinkedHashMap;
import java.util.Map;
import live.rostrum.gateway.route.RouteTable;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The gateway is healthy when every service of the route table is. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    @Bean
    CompositeReactiveHealthContributor servicesHealthContributor(RouteTable table) {
        Map<String, ReactiveHealthContributor> readiness = new LinkedHashMap<>();
        table.services()
                .forEach((name, service) ->
                        readiness.put(name, new ServiceReadiness(service.url().resolve(service.health()))));
        return CompositeReactiveHealthContributor.fromMap(readiness);
    }
}
