import { SoundSource } from './level-meter';

/** What a studio needs of the bus, so that tests can stand in for it. */
export interface SoundBusLike {
  readonly meterSource: SoundSource;
  readonly track: MediaStreamTrack;
  wake(): Promise<void>;
  connect(microphone: MediaStreamTrack | null): void;
  /** The sound of a shared screen beside the microphone, which muting leaves alone. */
  mix(screen: MediaStreamTrack | null): void;
  mute(muted: boolean): void;
  close(): Promise<void>;
}

/**
 * The one audio track of a whole event. A MediaRecorder stops when its tracks change, so microphones and the sound of
 * shared screens come and go in front of this destination, and the recorder never notices. Muting the microphone is a
 * gain of 0: the track goes on.
 */
export class SoundBus implements SoundBusLike {
  private readonly context = new AudioContext({ latencyHint: 'interactive' });
  private readonly destination = this.context.createMediaStreamDestination();
  private readonly gain = this.context.createGain();
  private readonly analyser = this.context.createAnalyser();
  private source: MediaStreamAudioSourceNode | null = null;
  private screen: MediaStreamAudioSourceNode | null = null;

  constructor() {
    this.analyser.fftSize = 1024;
    this.gain.connect(this.destination);
  }

  /** What the microphone hears, muted or not, for a level meter. */
  get meterSource(): SoundSource {
    return this.analyser;
  }

  get track(): MediaStreamTrack {
    const track = this.destination.stream.getAudioTracks()[0];
    if (!track) throw new Error('An audio destination always has a track');
    return track;
  }

  /** Browsers keep an AudioContext asleep until the page has been touched. */
  async wake(): Promise<void> {
    if (this.context.state === 'suspended') await this.context.resume();
  }

  /** Another microphone, or none: the recorded track goes on. */
  connect(microphone: MediaStreamTrack | null): void {
    const old = this.source;
    this.source = null;
    if (microphone) {
      this.source = this.context.createMediaStreamSource(new MediaStream([microphone]));
      this.source.connect(this.analyser);
      this.source.connect(this.gain);
    }
    old?.disconnect();
  }

  mix(screen: MediaStreamTrack | null): void {
    this.screen?.disconnect();
    this.screen = screen && this.context.createMediaStreamSource(new MediaStream([screen]));
    this.screen?.connect(this.destination);
  }

  mute(muted: boolean): void {
    // A short ramp: a hard step can be heard as a click.
    this.gain.gain.setTargetAtTime(muted ? 0 : 1, this.context.currentTime, 0.01);
  }

  async close(): Promise<void> {
    this.source?.disconnect();
    this.screen?.disconnect();
    this.track.stop();
    await this.context.close();
  }
}
