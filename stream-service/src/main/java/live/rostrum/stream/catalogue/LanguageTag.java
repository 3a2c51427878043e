package live.rostrum.stream.catalogue;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A well-formed BCP 47 tag (RFC 5646 2.1) that names a language; null is left to others. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = LanguageTag.Check.class)
@interface LanguageTag {

    String message() default "must be a language tag such as en-US";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Asks Java's own reader of tags. */
    final class Check implements ConstraintValidator<LanguageTag, String> {

        /** What RFC 5646 4.4.1 asks every program to have room for. */
        private static final int LONGEST = 35;

        @Override
        public boolean isValid(@Nullable String tag, ConstraintValidatorContext context) {
            if (tag == null) {
                return true;
            }
            try {
                return tag.length() <= LONGEST
                        && !new Locale.Builder()
                                .setLanguageTag(tag)
                                .build()
                                .getLanguage()
                                .isEmpty();
            } catch (IllformedLocaleException e) {
                return false;
            }
        }

        /** The same tag in its usual letters: {@code en-us} is {@code en-US}. */
        static String canonical(String tag) {
            return Locale.forLanguageTag(tag).toLanguageTag();
        }
    }
}
