package live.rostrum.transcription.speechdouble;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One connection: turns that begin with {@code speech.context}, sound in, phrases out. */
final class Conversation extends SimpleChannelInboundHandler<WebSocketFrame> {

    private static final int RIFF_HEADER_BYTES = 44;

    private final Supplier<Ear> ears;
    private final Visits visits;
    private final Faults faults;

    private String turn = "";
    private @Nullable Ear ear;
    private boolean firstSound;
    private boolean phraseOpen;
    private int hypotheses;
    private boolean byEar;

    Conversation(Supplier<Ear> ears, Visits visits, Faults faults) {
        this.ears = ears;
        this.visits = visits;
        this.faults = faults;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        switch (frame) {
            case TextWebSocketFrame text -> told(context, SpeechMessage.ofText(text.text()));
            case BinaryWebSocketFrame binary -> heard(context, SpeechMessage.ofBinary(binary.content()));
            default -> {}
        }
    }

    private void told(ChannelHandlerContext context, SpeechMessage message) {
        if (message.path().equals("speech.context")) {
            visits.context(message.text());
            byEar = message.text().contains("\"languageId\"");
            begin(context, message.requestId());
        }
    }

    private void begin(ChannelHandlerContext context, String requestId) {
        turn = requestId;
        ear = ears.get();
        firstSound = true;
        phraseOpen = false;
        send(context, "turn.start", "{\"context\":{\"serviceTag\":\"double\"}}");
    }

    private void heard(ChannelHandlerContext context, SpeechMessage message) {
        if (!message.path().equals("audio")) {
            return;
        }
        if (!message.requestId().equals(turn)) {
            begin(context, message.requestId());
        }
        Ear listening = ear;
        if (listening == null) {
            return;
        }
        if (message.body().length == 0) {
            tell(context, listening.end());
            send(context, "speech.endDetected", ServiceJson.offset(0));
            send(context, "turn.end", "{}");
            ear = null;
            return;
        }
        byte[] pcm = withoutHeader(message.body());
        visits.sound(pcm.length / 2);
        tell(context, listening.hear(pcm));
    }

    private byte[] withoutHeader(byte[] body) {
        boolean header = firstSound && body.length >= RIFF_HEADER_BYTES && body[0] == 'R' && body[1] == 'I';
        firstSound = false;
        if (!header) {
            return body;
        }
        byte[] pcm = new byte[body.length - RIFF_HEADER_BYTES];
        System.arraycopy(body, RIFF_HEADER_BYTES, pcm, 0, pcm.length);
        return pcm;
    }

    private void tell(ChannelHandlerContext context, List<Heard> all) {
        if (faults.isMute()) {
            return;
        }
        for (Heard one : all) {
            switch (one) {
                case Heard.Hypothesis(Heard.Utterance utterance) -> {
                    if (!phraseOpen) {
                        send(context, "speech.startDetected", ServiceJson.offset(utterance.startSample()));
                    }
                    phraseOpen = true;
                    send(context, "speech.hypothesis", ServiceJson.hypothesis(spoken(context, utterance), id(), byEar));
                    if (faults.cuts(++hypotheses)) {
                        var _ = context.close();
                        return;
                    }
                }
                case Heard.Phrase(Heard.Utterance utterance) -> {
                    phraseOpen = false;
                    hypotheses = 0;
                    send(context, "speech.phrase", ServiceJson.phrase(spoken(context, utterance), id(), byEar));
                }
                case Heard.Silence silence -> send(context, "speech.phrase", ServiceJson.silence(silence, id()));
            }
        }
    }

    /** In the language that was asked for, if the line names none. */
    private static Heard.Utterance spoken(ChannelHandlerContext context, Heard.Utterance utterance) {
        if (!utterance.language().isEmpty()) {
            return utterance;
        }
        QueryStringDecoder asked = context.channel().attr(Doorkeeper.ASKED).get();
        List<String> language = asked.parameters().getOrDefault("language", List.of("en-US"));
        return new Heard.Utterance(language.getFirst(), utterance.words());
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private void send(ChannelHandlerContext context, String path, String json) {
        var _ = context.writeAndFlush(new TextWebSocketFrame(SpeechMessage.frame(path, turn, json)));
    }
}
