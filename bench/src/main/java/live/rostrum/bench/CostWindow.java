package live.rostrum.bench;

/**
 * What a number of takes used in a while.
 *
 * @param used processor seconds of that while
 * @param worstLagMs the most that a take's output was behind its input, as the server says
 * @param framesPerSecond the fewest that came out of a take
 */
record CostWindow(int takes, CpuReading used, double worstLagMs, double framesPerSecond) {

    /** Processor seconds of the JVM a second. */
    double jvm() {
        return used.jvmSeconds() / used.seconds();
    }

    /** Processor seconds of all FFmpegs a second. */
    double ffmpeg() {
        return used.ffmpegSeconds() / used.seconds();
    }

    /** The part of all processors' time that was used, by whomever. */
    double machineBusy() {
        return used.machineSeconds() / used.seconds() / Runtime.getRuntime().availableProcessors();
    }

    /** The part of it that neither the server nor its FFmpegs used; what sends the takes is in it. */
    double othersBusy() {
        return machineBusy() - (jvm() + ffmpeg()) / Runtime.getRuntime().availableProcessors();
    }
}
