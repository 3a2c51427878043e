package live.rostrum.transcription.speechdouble;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.AttributeKey;
import java.util.List;

/** Lets a connection in, or refuses it as the service does, before it becomes a WebSocket. */
final class Doorkeeper extends SimpleChannelInboundHandler<FullHttpRequest> {

    /** What was asked for. */
    static final AttributeKey<QueryStringDecoder> ASKED = AttributeKey.valueOf("asked");

    private final Visits visits;
    private final Faults faults;

    Doorkeeper(Visits visits, Faults faults) {
        this.visits = visits;
        this.faults = faults;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        QueryStringDecoder asked = new QueryStringDecoder(request.uri());
        List<String> language = asked.parameters().getOrDefault("language", List.of());
        int refusal = faults.answer(
                request.headers().get("Ocp-Apim-Subscription-Key"),
                language.isEmpty() ? null : language.getFirst(),
                visits.open());
        if (refusal != 0) {
            visits.turnedAway();
            DefaultFullHttpResponse answer =
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(refusal));
            answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0).set(HttpHeaderNames.CONNECTION, "close");
            context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        context.channel().attr(ASKED).set(asked);
        visits.entered(context.channel(), request.uri());
        context.fireChannelRead(request.retain());
    }
}
