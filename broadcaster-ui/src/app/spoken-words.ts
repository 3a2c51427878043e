import type { ProviderName } from './captions/caption-settings';
import type { CaptionCode } from './captions/speech-provider';
import type { TermsProblem } from './captions/terms';
import type { ListenerProblem } from './speech/listener';
import type { SummaryCode } from './summaries/summary';
import type { SummaryProblem } from './summaries/summary-desk';
import type { CaptionState, TranscriptFormat } from './transcripts/transcript';
import { lengthText, plural } from './wording';

/** Words on what was said: captions, transcripts, summaries and the search in them. A part of `words`. */
export const spokenWords = {
  captions: {
    title: 'Captions',
    switch: 'Live captions',
    switchText: 'What is said is shown to viewers, and kept as a transcript.',
    language: 'Spoken language',
    alternative: 'May be spoken as well',
    addAlternative: 'Add a language',
    removeAlternative: (tag: string) => `Remove ${tag}`,
    alternativesHint: 'Up to three more, among which is chosen while somebody speaks.',
    provider: 'Who listens',
    serversChoice: 'As the server chooses',
    serversChoiceNow: (name: string) => `${name} at the moment.`,
    providers: {
      azure: {
        name: 'Azure Speech',
        text: 'Speech leaves this server while the stream is live.',
      },
      vosk: {
        name: 'Vosk',
        text: 'Speech stays on this server and is understood by its own model.',
      },
      browser: {
        name: 'This browser',
        text: 'The browser in which you are live listens to your microphone, and may send it to its maker.',
      },
      sphinx: {
        name: 'Sphinx',
        text: 'Speech stays on this server. Good for trying things out: every third word is wrong.',
      },
    } satisfies Record<ProviderName, { name: string; text: string }>,
    sendsTo: (where: string) => `It is sent to ${where}.`,
    draft: 'Draft',
    notThisBrowser: 'This browser cannot listen. Use a current Chrome, Edge or Safari.',
    browserWarning:
      'While you are live, your browser may send what your microphone hears to the company that makes the browser. Tell the people who speak. Nothing is sent while you are muted.',
    providersFailed: 'The server did not say who can listen. What is set stays as it is.',
    terms: 'Names and terms',
    termsHint: 'One a line: people, products, places that will be spoken of.',
    termsProblems: {
      'too-many': 'At most 100 lines. Keep those that matter most.',
      'too-long': 'One of the lines is longer than 80 characters. Shorten it.',
    } satisfies Record<TermsProblem, string>,
    nextTime: 'Changes hold from the next time that you go live.',
    refused: (message: string) => `The server did not take this: ${message}`,
    states: {
      off: 'Off',
      waiting: 'Waiting',
      starting: 'Starting',
      listening: 'Listening',
      queued: 'In the queue',
      reconnecting: 'Reconnecting',
      failed: 'Not working',
      ended: 'Ended',
    } satisfies Record<CaptionState['state'], string>,
    stateTexts: {
      off: 'Nobody listens. Your stream goes on without captions.',
      waiting: 'Captions begin with your first words.',
      starting: 'Captions begin in a moment.',
      listening: '',
      queued:
        'All places are taken. Captions begin when one is free; what is said meanwhile is lost.',
      reconnecting: 'What is said is kept for a moment and follows.',
      failed: 'Your stream goes on without captions.',
      ended: '',
    } satisfies Record<CaptionState['state'], string>,
    codes: {
      'no-provider':
        'Nobody listens on this server yet. Ask your administrator for a key or a model, or choose this browser.',
      'wrong-key':
        'The speech service does not accept the server’s key. Ask your administrator to check it.',
      quota:
        'The speech service’s quota is used up. Wait until it is renewed, or choose another listener for the next stream.',
      unreachable: 'The speech service does not answer. It is tried again by itself.',
      'no-native-library':
        'The server lacks a library that this listener needs. Ask your administrator, or choose another one.',
      'no-model':
        'The server has no model for this language. Ask your administrator for one, or choose another listener.',
      'language-unknown': 'This listener does not know the language. Choose another of the two.',
      'too-much-load': 'The server is busy with other streams. Captions begin when it has room.',
      'no-sound': 'No sound arrives. Check your microphone.',
      other: 'There is no reason that we know. Your administrator finds it in the server’s log.',
    } satisfies Record<CaptionCode, string>,
    live: {
      none: 'Nothing has been said yet.',
      last: 'Last caption',
      unknown: 'The server does not tell how the captions are. Your stream goes on.',
      transcript: 'Open the transcript',
      browser: {
        off: 'Your browser listens as soon as you are live.',
        muted: 'You are muted: your browser does not listen.',
        starting: 'Your browser begins to listen.',
        listening: 'Your browser listens to your microphone.',
        waiting: 'Your browser’s speech service does not answer. It is tried again by itself.',
      },
      problems: {
        'not-allowed':
          'Your browser does not allow speech recognition on this page. Allow the microphone, then try again.',
        'language-unknown': 'Your browser does not know the language of this stream.',
        'no-microphone': 'Your browser finds no microphone to listen to.',
      } satisfies Record<ListenerProblem, string>,
    },
    preflight: {
      asking: 'Asking who can listen.',
      ok: (listener: string, language: string) => `${listener} listens for ${language}.`,
      unknown: 'The server does not say who can listen. You can go live without captions.',
    },
  },
  transcript: {
    title: 'Transcript',
    draft: 'Draft captions',
    draftText: 'Made for trying things out: many words are wrong. Do not pass it on as it is.',
    failed: 'The transcript could not be loaded.',
    none: 'There is no transcript: captions were off, or nothing was heard.',
    nothingYet: 'Nothing has been said yet. What is said appears here.',
    nothingSaid: 'Nothing was said.',
    find: 'Find in the transcript',
    places: (number: number, count: number) => (count === 0 ? 'None' : `${number} of ${count}`),
    previousPlace: 'Previous place',
    nextPlace: 'Next place',
    jump: (at: string) => `Go to ${at}`,
    correct: (at: string) => `Correct the line at ${at}`,
    corrected: 'corrected',
    gap: (at: string, seconds: number) =>
      `Nothing was written down for ${lengthText(seconds * 1000)} from ${at}.`,
    backToNow: 'Back to now',
    backToPlaying: 'Back to what is playing',
    truncated: 'This is the beginning of a very long transcript. The rest is not kept.',
    stale: 'The server does not answer. Newer lines may be missing.',
    changedMeanwhile:
      'Somebody else has corrected this line meanwhile; their text is shown. Try again to put yours in its place.',
    correctionFailed: 'The correction could not be saved, and the line is as it was.',
    download: 'Download the transcript',
    formats: {
      txt: 'Text',
      srt: 'Subtitles (SRT)',
      vtt: 'Subtitles (WebVTT)',
      json: 'Data (JSON)',
    } satisfies Record<TranscriptFormat, string>,
    downloadFailed:
      'The transcript could not be downloaded. Check your connection, then try again.',
    editor: {
      field: 'What was said',
      empty: 'Write what was said.',
      save: 'Save',
      keys: 'Enter saves, Escape leaves',
      history: 'Earlier texts',
      noHistory: 'There are none.',
      historyFailed: 'Earlier texts could not be loaded.',
      recognised: 'as it was heard',
      use: 'Take this text',
    },
  },
  summary: {
    title: 'Summary',
    highlights: 'Highlights',
    soFar: (title: string) => `${title} so far`,
    invitation:
      'Overview, key points, decisions, action items and chapters, made of the transcript.',
    invitationLive: 'What has been said so far, in short. It can be made again at any time.',
    generate: 'Generate summary',
    generateSoFar: 'Summarise so far',
    again: 'Make it again',
    againTitle: 'Make the summary again?',
    againText: 'You have written over this summary. A new one takes the place of all of it.',
    working: (progress: { readonly done: number; readonly total: number } | null) =>
      progress === null
        ? 'The summary is being made.'
        : `The summary is being made: part ${Math.min(progress.done + 1, progress.total)} of ${progress.total}.`,
    workingText: 'You can leave this page; it goes on by itself.',
    progress: 'Progress of the summary',
    overview: 'Overview',
    keyPoints: 'Key points',
    decisions: 'Decisions',
    actionItems: 'Action items',
    chapters: 'Chapters',
    jump: (at: string, title: string) => `Go to ${at}: ${title}`,
    highlightsText:
      'The most telling sentences of the transcript, word for word. No language model is set up on this server, so nothing is summarised.',
    by: (model: string) => `Made by ${model}`,
    byNobody: 'Chosen by counting words, without a language model',
    madeAt: (when: string) => `made ${when}`,
    took: (seconds: number) => `in ${lengthText(seconds * 1000)}`,
    tokens: (input: number, output: number) =>
      `${plural(input, 'token', 'tokens')} read, ${output.toLocaleString()} written`,
    edited: 'Edited',
    edit: 'Edit',
    save: 'Save summary',
    oneALine: 'one a line',
    task: 'What is to be done',
    owner: 'Who',
    addItem: 'Add an action item',
    chapterTime: 'Time of the chapter',
    chapterTitle: 'Title of the chapter',
    addChapter: 'Add a chapter',
    remove: (what: string) => `Remove “${what}”`,
    wrongTime: 'A chapter’s time is not readable. Write it as 12:31 or 1:02:03.',
    copy: 'Copy as Markdown',
    copied: 'Summary copied.',
    copyFailed: 'The summary could not be copied. Check your connection, then try again.',
    loadFailed: 'The summary could not be loaded.',
    problems: {
      'no-transcript': 'There is nothing to summarise yet: nothing has been written down.',
      'too-many-summaries':
        'Many summaries are being made on this server. Try again in a few minutes.',
      'start-failed': 'The summary could not be started. What was there is still there. Try again.',
      'save-failed': 'The summary could not be saved. What you wrote is still here. Try again.',
    } satisfies Record<SummaryProblem, string>,
    codes: {
      'wrong-key':
        'The language model’s service does not accept the server’s key. Ask your administrator to check it, then try again.',
      quota: 'The quota at the language model’s service is used up. Try again when it is renewed.',
      unreachable: 'The language model’s service does not answer. Try again in a few minutes.',
      'timed-out': 'The language model took too long. Try again; a shorter event is quicker.',
      'bad-answer':
        'The language model answered something that is no summary. Try again, or ask your administrator for another model.',
      'too-long':
        'The transcript is too long for this language model. Ask your administrator for a larger one.',
      'nothing-said': 'Too little was said to summarise it.',
      other: 'The summary could not be made. The transcript is safe. Try again.',
    } satisfies Record<SummaryCode, string>,
  },
  event: {
    page: 'Event',
    open: 'Transcript and summary',
    openStudio: 'Open studio',
    ended: (when: string) => `Ended ${when}`,
    started: (when: string) => `Started ${when}`,
    scheduled: (when: string) => `Starts ${when}`,
    notBegun: 'Nothing has been said: this event has not begun.',
    watch: 'Watch page',
    recording: 'Recording',
    live: 'This event is live. A line’s time opens its moment on the watch page.',
    noRecording: 'There is no recording to play. A line’s time opens the watch page.',
    recordingLater: 'The recording is not ready yet. It can be played here soon.',
    notRecorded: (at: string) => `The moment at ${at} is not in the recording.`,
    recordingFailed: 'The recording could not be found. Check your connection, then try again.',
    correctThere: 'Correct it on the event’s page',
    chapters: 'Chapters',
  },
  search: {
    title: 'Search what was said',
    nav: 'Search',
    field: 'Words, the last one may be a beginning, or “a phrase”',
    hint: {
      title: 'Search what was said',
      text: 'In all transcripts that you may see, also of what is live now. Two letters at least.',
    },
    stale: 'The server does not answer. These results may be out of date.',
    failed: {
      title: 'The transcripts could not be searched',
      text: 'Check your connection, then try again.',
    },
    noMatch: {
      title: 'Nobody said that',
      text: 'Try fewer words, or only the beginning of the last one.',
    },
    at: (position: string) => `at ${position}`,
  },
} as const;
