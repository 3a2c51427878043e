package live.rostrum.recording.assembly;

import org.jspecify.annotations.Nullable;

/**
 * What an assembly has learnt from runs of a take that failed: how its picture has to be made, and when to try no more. A process that dies three times at the same place
 * is not given that place again.
 */
final class RunAttempts {

    private static final int MOST_AT_ONE_PLACE = 3;
    private static final int MOST_FAILURES = 40;

    private RunPlan.@Nullable Picture picture;
    private int here;
    private int failures;

    /** What is known to be needed; null if nothing is. */
    RunPlan.@Nullable Picture picture() {
        return picture;
    }

    /** A run has ended as it should. */
    void succeeded() {
        here = 0;
    }

    /**
     * A run has failed.
     *
     * @param last what it has made
     */
    void failed(RunEncoder.Outcome outcome, StoredRun last) {
        switch (outcome) {
            case NEEDS_ENCODING -> picture = RunPlan.Picture.ENCODED;
            case NO_PICTURE -> picture = RunPlan.Picture.NONE;
            case DIED, COMPLETE -> died(last);
        }
    }

    private void died(StoredRun last) {
        here = last.lastPoint() == null ? here + 1 : 1;
        failures++;
        if (here == MOST_AT_ONE_PLACE - 1 && picture == null) {
            picture = RunPlan.Picture.ENCODED;
        }
    }

    /** Whether the place where the next run would begin is to be left out. */
    boolean isHopelessHere() {
        return here >= MOST_AT_ONE_PLACE;
    }

    /** The place has been left out. */
    void leftOut() {
        here = 0;
    }

    /** Whether the rest of the take is to be left out. */
    boolean isHopeless() {
        return failures > MOST_FAILURES;
    }

    /** Whether FFmpeg failed so often that something was left out. */
    boolean haveCostSomething() {
        return failures >= MOST_AT_ONE_PLACE;
    }

    int failures() {
        return failures;
    }
}
