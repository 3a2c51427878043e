package live.rostrum.recording.coordination;

import jakarta.servlet.DispatcherType;
import live.rostrum.problems.webmvc.SecurityProblems;
import live.rostrum.tokens.AccessTokenVerifier;
import live.rostrum.tokens.InternalTokens;
import live.rostrum.tokens.webmvc.BearerFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Every path is closed but for those that are named here. No sessions, no cookies. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private final SecurityProblems problems;

    SecurityConfiguration(SecurityProblems problems) {
        this.problems = problems;
    }

    /** Other services, by the internal token and nothing else. */
    @Bean
    @Order(1)
    SecurityFilterChain internalChain(HttpSecurity http, InternalTokens tokens) {
        return stateless(http.securityMatcher("/internal/**"))
                .addFilterBefore(BearerFilter.ofServices(tokens, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().hasAuthority("SERVICE"))
                .build();
    }

    /** Media: who may watch is decided by the recording and the playback token in its path. */
    @Bean
    @Order(2)
    SecurityFilterChain mediaChain(HttpSecurity http) {
        return stateless(http.securityMatcher("/vod/**"))
                .headers(headers -> headers.cacheControl(cache -> cache.disable()))
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/vod/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, "/vod/**")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    /** Everybody else, by access token. */
    @Bean
    @Order(3)
    SecurityFilterChain apiChain(HttpSecurity http, AccessTokenVerifier tokens) {
        return stateless(http)
                .addFilterBefore(BearerFilter.ofPeople(tokens, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(HttpMethod.GET, "/actuator/health/**", "/v3/api-docs", "/error")
                                .permitAll()
                                .requestMatchers("/api/recordings/storage", "/api/recordings/retention/**")
                                .hasAuthority("ADMIN")
                                .requestMatchers(
                                        HttpMethod.GET,
                                        "/api/recordings",
                                        "/api/recordings/{id}",
                                        "/api/recordings/{id}/transcript")
                                .permitAll()
                                .requestMatchers("/api/recordings/**")
                                .hasAnyAuthority("ADMIN", "BROADCASTER")
                                .anyRequest()
                                .denyAll())
                .build();
    }

    private HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems));
    }
}
