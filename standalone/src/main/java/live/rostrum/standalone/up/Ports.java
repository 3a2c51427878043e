package live.rostrum.standalone.up;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * TCP ports of this machine.
 *
 * @param gateway the public one
 * @param streamService HTTP of stream-service, on the loopback address like all that follow
 * @param rooms Socket.IO of stream-service
 * @param hlsServer HTTP of hls-server
 * @param ingest Socket.IO of hls-server
 * @param recordingServer HTTP of recording-server
 * @param recorder Socket.IO of recording-server
 * @param transcriptionService HTTP of transcription-service
 */
record Ports(
        int gateway,
        int streamService,
        int rooms,
        int hlsServer,
        int ingest,
        int recordingServer,
        int recorder,
        int transcriptionService) {

    private static final int STREAM_SERVICE = 8081;
    private static final int HLS_SERVER = 8082;
    private static final int RECORDING_SERVER = 8083;
    private static final int TRANSCRIPTION_SERVICE = 8084;
    private static final int ROOMS = 9081;
    private static final int INGEST = 9082;
    private static final int RECORDER = 9083;

    /**
     * Takes the usual ports inside, or free ones where another program has them.
     *
     * @param gateway the public port; 0 takes a free one
     * @throws StartFailure when another program has the public port
     */
    static Ports choose(int gateway) {
        Set<Integer> taken = new HashSet<>();
        int publicPort = gateway == 0 ? free(taken) : gateway;
        if (gateway != 0 && !isFree(null, gateway)) {
            throw new StartFailure(
                    "Port " + gateway + " is used by another program.",
                    "Stop that program, or choose another port: ./rostrum up --port " + otherThan(gateway));
        }
        taken.add(publicPort);
        return new Ports(
                publicPort,
                take(STREAM_SERVICE, taken),
                take(ROOMS, taken),
                take(HLS_SERVER, taken),
                take(INGEST, taken),
                take(RECORDING_SERVER, taken),
                take(RECORDER, taken),
                take(TRANSCRIPTION_SERVICE, taken));
    }

    private static int otherThan(int port) {
        for (int other = Math.max(port, 1024) + 1; other < port + 100; other++) {
            if (other < HLS_SERVER || other > HLS_SERVER + 3) {
                if (isFree(null, other)) {
                    return other;
                }
            }
        }
        return 0;
    }

    private static int take(int usual, Set<Integer> taken) {
        int port = !taken.contains(usual) && isFree(InetAddress.getLoopbackAddress(), usual) ? usual : free(taken);
        taken.add(port);
        return port;
    }

    private static boolean isFree(@Nullable InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static int free(Set<Integer> taken) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();
            return taken.contains(port) ? free(taken) : port;
        } catch (IOException e) {
            throw new StartFailure("This machine has no free TCP port.", "Stop some programs and try again.", e);
        }
    }
}
