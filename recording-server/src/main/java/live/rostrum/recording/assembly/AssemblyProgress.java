package live.rostrum.recording.assembly;

/**
 * How far the work on a recording is.
 *
 * @param step what is being done
 * @param percent of that step, 0 to 100
 */
public record AssemblyProgress(Step step, int percent) {

    /** What is being done. */
    public enum Step {
        /** Other recordings come first. */
        WAITING("waiting"),
        /** Chunks become fragments. */
        ASSEMBLING("assembling"),
        /** Fragments become the file and its pictures. */
        FINISHING("finishing");

        private final String code;

        Step(String code) {
            this.code = code;
        }

        /** Its stable name in the API. */
        public String code() {
            return code;
        }
    }

    static AssemblyProgress of(Step step, long done, long all) {
        return new AssemblyProgress(step, all <= 0 ? 0 : Math.clamp(100 * done / all, 0, 100));
    }
}
