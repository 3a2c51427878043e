package live.rostrum.gateway.route;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * All services by name. A later service is one more entry under {@code rostrum.gateway.services}.
 *
 * @param services the services, by the name that health and documentation show
 */
@ConfigurationProperties("rostrum.gateway")
public record RouteTable(@DefaultValue Map<String, Service> services) {

    /** Checks that no path is given to two services. */
    public RouteTable {
        services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
        Set<String> seen = new HashSet<>();
        services.values().stream()
                .flatMap(service -> Stream.concat(service.paths().stream(), service.sockets().stream()))
                .filter(path -> !seen.add(path))
                .findFirst()
                .ifPresent(path -> {
                    throw new IllegalArgumentException("Two services have the path " + path);
                });
    }

    /** A path pattern and the service that it goes to. */
    record Entry(PathPattern pattern, String name, Service service) {}

    /** The path patterns of all services, the most specific first. */
    List<Entry> entries() {
        PathPatternParser parser = PathPatternParser.defaultInstance;
        List<Entry> entries = new ArrayList<>();
        services.forEach((name, service) ->
                service.paths().forEach(path -> entries.add(new Entry(parser.parse(path), name, service))));
        entries.sort(Comparator.comparing(Entry::pattern, PathPattern.SPECIFICITY_COMPARATOR));
        return List.copyOf(entries);
    }
}
