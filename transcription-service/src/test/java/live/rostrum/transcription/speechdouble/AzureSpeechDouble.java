package live.rostrum.transcription.speechdouble;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The stand-in, on 127.0.0.1. {@link SpeechDoubleProgram} starts it as a process. */
public final class AzureSpeechDouble implements AutoCloseable {

    private static final int MOST_FRAME_BYTES = 4 << 20;
    private static final int MOST_HANDSHAKE_BYTES = 64 << 10;

    private final EventLoopGroup threads = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final Visits visits = new Visits();
    private final Faults faults = new Faults();
    private final Supplier<Ear> ears;
    private final int port;
    private @Nullable Channel door;

    private AzureSpeechDouble(int port, Supplier<Ear> ears) {
        this.ears = ears;
        this.door = listen(port);
        this.port = ((InetSocketAddress) door.localAddress()).getPort();
    }

    /**
     * Takes beeps for lines.
     *
     * @param port 0: any that is free
     * @param quietMs after so much quiet a beep is over
     * @param gapMs after so much quiet a phrase is final; the same as {@code quietMs}: each beep is a phrase
     */
    public static AzureSpeechDouble ofBeeps(int port, Vocabulary vocabulary, int quietMs, int gapMs) {
        return new AzureSpeechDouble(port, () -> new BeepEar(vocabulary, quietMs, gapMs));
    }

    /** Says what the script says, on each connection from its beginning. */
    public static AzureSpeechDouble ofScript(int port, List<ScriptLine> script) {
        return new AzureSpeechDouble(port, () -> new ScriptEar(script));
    }

    /** For the host setting of the speech provider. */
    public URI host() {
        return URI.create("ws://127.0.0.1:" + port);
    }

    public Visits visits() {
        return visits;
    }

    public Faults faults() {
        return faults;
    }

    /** Goes away: nothing listens any more, and all connections break. */
    public void leave() {
        Channel listening = door;
        if (listening != null) {
            listening.close().syncUninterruptibly();
            door = null;
        }
        visits.cut();
    }

    /** Is back, on the same port. */
    public void comeBack() {
        door = listen(port);
    }

    @Override
    public void close() {
        leave();
        threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }

    private Channel listen(int onPort) {
        return new ServerBootstrap()
                .group(threads)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(MOST_HANDSHAKE_BYTES))
                                .addLast(new Doorkeeper(visits, faults))
                                .addLast(new WebSocketServerProtocolHandler(WebSocketServerProtocolConfig.newBuilder()
                                        .websocketPath("/")
                                        .checkStartsWith(true)
                                        .subprotocols("USP")
                                        .maxFramePayloadLength(MOST_FRAME_BYTES)
                                        .build()))
                                .addLast(new WebSocketFrameAggregator(MOST_FRAME_BYTES))
                                .addLast(new Conversation(ears, visits, faults));
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), onPort)
                .syncUninterruptibly()
                .channel();
    }
}
