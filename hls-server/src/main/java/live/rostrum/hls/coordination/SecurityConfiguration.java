package live.rostrum.hls.coordination;

import java.util.List;
import live.rostrum.tokens.InternalTokens;
import live.rostrum.tokens.TokenRejectedException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.HttpStatusServerEntryPoint;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Everything is denied but what is named here. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {

    private static final String BEARER = "Bearer ";
    private static final String SERVICE = "ROLE_SERVICE";

    @Bean
    SecurityWebFilterChain securityFilters(ServerHttpSecurity http, InternalTokens tokens) {
        HttpStatusServerEntryPoint unauthorized = new HttpStatusServerEntryPoint(HttpStatus.UNAUTHORIZED);
        AuthenticationWebFilter internal = new AuthenticationWebFilter(verifying(tokens));
        internal.setServerAuthenticationConverter(SecurityConfiguration::bearer);
        internal.setAuthenticationFailureHandler(new ServerAuthenticationEntryPointFailureHandler(unauthorized));
        internal.setSecurityContextRepository(NoOpServerSecurityContextRepository.getInstance());
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable) // no cookies, no forms: nothing to forge
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .headers(headers -> headers.cache(ServerHttpSecurity.HeaderSpec.CacheSpec::disable))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(unauthorized))
                .addFilterAt(internal, SecurityWebFiltersOrder.AUTHENTICATION)
                .authorizeExchange(paths -> paths.pathMatchers(HttpMethod.GET, "/live/**", "/actuator/health/**")
                        .permitAll()
                        .pathMatchers(HttpMethod.HEAD, "/live/**")
                        .permitAll()
                        .pathMatchers("/internal/**")
                        .hasAuthority(SERVICE)
                        .anyExchange()
                        .denyAll())
                .build();
    }

    private static Mono<Authentication> bearer(ServerWebExchange exchange) {
        String header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (header == null
                || !header.startsWith(BEARER)
                || !exchange.getRequest().getPath().value().startsWith("/internal/")) {
            return Mono.empty();
        }
        return Mono.just(UsernamePasswordAuthenticationToken.unauthenticated("", header.substring(BEARER.length())));
    }

    private static ReactiveAuthenticationManager verifying(InternalTokens tokens) {
        return authentication -> {
            try {
                String caller = tokens.verify(String.valueOf(authentication.getCredentials()));
                return Mono.just(UsernamePasswordAuthenticationToken.authenticated(
                        caller, "", List.of(new SimpleGrantedAuthority(SERVICE))));
            } catch (TokenRejectedException e) {
                return Mono.error(new BadCredentialsException("Not an internal token"));
            }
        };
    }
}
