package live.rostrum.stream.http;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says about all endpoints together. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String BEARER = "accessToken";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Rostrum: accounts and streams")
                        .version("1")
                        .description("Errors are application/problem+json (RFC 9457) with a stable type"
                                + " (urn:rostrum:problem:<code>) and, for bad input, errors with field and message."
                                + " Unknown fields are refused. Times are ISO 8601 in UTC. Lists are"
                                + " {items, page, size, total}; pages count from 0. A body may have 256 KB."))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description("From POST /api/auth/login, good for ten minutes.")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }
}
