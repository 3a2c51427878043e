package live.rostrum.problems.webmvc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.rostrum.problems.FieldProblem;
import live.rostrum.problems.Problem;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.problems.json.JsonProblems;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestCookieException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Turns every exception of a controller into a problem; nothing of ours is in it, and only our own faults are logged. */
@RestControllerAdvice
public final class ProblemHandler extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    @ExceptionHandler
    ResponseEntity<Object> handleProblem(ProblemException exception) {
        HttpHeaders headers = new HttpHeaders();
        exception
                .retryAfter()
                .ifPresent(delay -> headers.set(HttpHeaders.RETRY_AFTER, ProblemResponses.retryAfterSeconds(delay)));
        return response(exception.problem(), headers);
    }

    @ExceptionHandler
    ResponseEntity<Object> handleUnexpected(Exception exception) {
        LOG.error("A request failed", exception);
        return response(
                Problem.of(ProblemType.INTERNAL, "The cause is in the server's log. Trying again may help."),
                new HttpHeaders());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (status.is5xxServerError()) {
            LOG.error("A request failed", exception);
        }
        return response(problem(exception, status.value()), headers);
    }

    private static ResponseEntity<Object> response(Problem problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.type().status())
                .headers(headers)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(ProblemResponses.detail(problem));
    }

    private static Problem problem(Exception exception, int status) {
        return switch (exception) {
            case MethodArgumentNotValidException invalid -> Problem.invalid(fields(invalid));
            case HandlerMethodValidationException invalid when status < 500 -> Problem.invalid(parameters(invalid));
            case MissingServletRequestParameterException missing ->
                Problem.invalid(missing.getParameterName(), "is required");
            case MissingRequestCookieException missing -> Problem.invalid(missing.getCookieName(), "is required");
            case MethodArgumentTypeMismatchException mismatch ->
                Problem.invalid(mismatch.getName(), "has a value of the wrong type");
            case TypeMismatchException mismatch
            when status < 500 ->
                Problem.invalid(
                        Optional.ofNullable(mismatch.getPropertyName()).orElse("parameter"),
                        "has a value of the wrong type");
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case HttpMediaTypeNotSupportedException unsupported ->
                Problem.of(ProblemType.UNSUPPORTED_MEDIA, "Send the body as application/json.");
            default -> {
                ProblemType type = ProblemType.ofStatus(status);
                yield Problem.of(type, type.title() + ".");
            }
        };
    }

    private static Problem unreadable(HttpMessageNotReadableException exception) {
        for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException tooLarge) {
                return tooLarge.problem();
            }
        }
        if (exception.getCause() instanceof JacksonException json) {
            return JsonProblems.of(json);
        }
        return Problem.of(ProblemType.MALFORMED_JSON, "A JSON object is required as the body.");
    }

    private static List<FieldProblem> fields(MethodArgumentNotValidException invalid) {
        List<FieldProblem> fields = new ArrayList<>();
        for (var error : invalid.getBindingResult().getAllErrors()) {
            String field = error instanceof FieldError fieldError ? fieldError.getField() : "";
            fields.add(new FieldProblem(field, message(error.getDefaultMessage())));
        }
        return fields;
    }

    private static List<FieldProblem> parameters(HandlerMethodValidationException invalid) {
        List<FieldProblem> fields = new ArrayList<>();
        for (var result : invalid.getParameterValidationResults()) {
            String name = Optional.ofNullable(result.getMethodParameter().getParameterName())
                    .orElse("parameter");
            for (var error : result.getResolvableErrors()) {
                String field = error instanceof FieldError fieldError ? fieldError.getField() : name;
                fields.add(new FieldProblem(field, message(error.getDefaultMessage())));
            }
        }
        return fields;
    }

    private static String message(@Nullable String message) {
        return message == null ? "is invalid" : message;
    }
}
