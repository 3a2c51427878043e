package live.rostrum.transcription.session;

import live.rostrum.transcription.captions.CaptionSender;
import live.rostrum.transcription.settings.SpeechProperties;
import live.rostrum.transcription.transcript.TranscriptSink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires captioned streams. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    CaptionedStreams captionedStreams(
            StreamOpening opening, CaptionSender captions, TranscriptSink transcripts, SpeechProperties settings) {
        return new CaptionedStreams(opening, captions, transcripts, settings, SessionTimings.NORMAL);
    }
}
