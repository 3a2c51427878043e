package live.rostrum.transcription.summary;

import live.rostrum.transcription.settings.SummaryProperties;
import live.rostrum.transcription.summary.model.LanguageModel;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** The model, if there is one to ask. */
@Configuration(proxyBeanMethods = false)
class SummaryConfiguration {

    @Bean
    @Conditional(HasModel.class)
    LanguageModel languageModel(SummaryProperties settings) {
        return new LanguageModel(settings);
    }

    static final class HasModel extends SpringBootCondition {
        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            boolean there = StringUtils.hasText(context.getEnvironment().getProperty("rostrum.summary.key"))
                    || StringUtils.hasText(context.getEnvironment().getProperty("rostrum.summary.base-url"));
            return new ConditionOutcome(
                    there,
                    ConditionMessage.forCondition("Language model").because(there ? "there is one" : "there is none"));
        }
    }
}
