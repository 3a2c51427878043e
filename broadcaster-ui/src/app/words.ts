import { PortraitProblem } from './account/portrait';
import { Role } from './account/user';
import { Failure, GapCause, ProcessingStep, RecordingStatus } from './library/recording';
import { RecordingFilter } from './library/recording-list';
import { StorageState } from './library/storage';
import { CaptureProblem } from './media/capture-problem';
import { HealthWarning, IngestErrorCode } from './ingest/protocol';
import type { PictureFacts } from './studio/picture-settings';
import type { ScreenNote } from './studio/screen-share';
import { StreamStatus, Visibility } from './streams/stream';
import { spokenWords } from './spoken-words';
import { lengthText, plural } from './wording';

export { lengthText } from './wording';

/** Every word of the studio, ready to be translated. Plain, short, sentence case, no blame (see DESIGN in the README). */
export const words = {
  product: 'Rostrum',
  common: {
    cancel: 'Cancel',
    tryAgain: 'Try again',
    dismiss: 'Got it',
    loading: 'Loading',
    today: (time: string) => `today, ${time}`,
    back: 'Your streams',
    copied: 'Link copied.',
    copyFailed: 'The browser did not let us copy. Select the link and copy it by hand.',
  },
  list: {
    range: (first: number, last: number, total: number) => `${first}–${last} of ${total}`,
    previous: 'Previous page',
    next: 'Next page',
  },
  shell: {
    skip: 'Skip to content',
    navigation: 'Studio',
    streams: 'Streams',
    library: 'Library',
    users: 'Users',
    profile: 'Profile and password',
    directory: 'Watch page',
    account: 'Account',
    theme: 'Theme',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    signOut: 'Sign out',
    unreachable: {
      title: 'The server cannot be reached',
      text: 'Nothing is lost. Check your connection, then try again.',
    },
    notFound: {
      title: 'There is nothing here',
      text: 'The address may be mistyped, or what it named has been deleted.',
      step: 'Go to your streams',
    },
  },
  signIn: {
    title: 'Sign in to the studio',
    email: 'Email',
    password: 'Password',
    submit: 'Sign in',
    submitting: 'Signing in',
    emailMissing: 'Enter your email address.',
    emailWrong: 'This does not look like an email address.',
    passwordMissing: 'Enter your password.',
    showPassword: 'Show password',
    hidePassword: 'Hide password',
    noAccount: 'No account or a lost password? Your administrator can send you a link.',
    expired: 'You were signed out because the session ended. Sign in to go on.',
    passwordSet: 'Your password is set. Sign in with it.',
    badCredentials: 'Email and password do not match. Check both and try again.',
    tooMany: (seconds: number | null) =>
      seconds === null
        ? 'Too many attempts. Wait a little, then try again.'
        : `Too many attempts. Try again in ${duration(seconds)}.`,
  },
  password: {
    title: 'Choose a password',
    text: 'This link works once. Choose a password of at least 12 characters.',
    field: 'New password',
    submit: 'Set password',
    tooShort: 'At least 12 characters.',
    noToken: {
      title: 'This link is not complete',
      text: 'Open the link from your administrator again, all of it.',
    },
    refused: 'This link has been used or is too old. Ask your administrator for a new one.',
  },
  profile: {
    title: 'Your profile',
    picture: 'Picture',
    choosePicture: 'Choose a picture',
    changePicture: 'Change picture',
    removePicture: 'Remove',
    pictureHint: 'A PNG, JPEG or WebP. The middle is cut out as a square.',
    pictureProblems: {
      'wrong-type': 'This file is no PNG, JPEG or WebP. Choose another one.',
      'too-large': 'This picture is too large. Choose one of at most 20 MB.',
      unreadable: 'This picture cannot be read. It may be damaged; choose another one.',
    } satisfies Record<PortraitProblem, string>,
    name: 'Name',
    nameHint: 'Stands beside your streams.',
    nameMissing: 'Enter your name.',
    nameTooLong: 'At most 80 characters.',
    biography: 'Biography',
    biographyHint: 'A few sentences about you.',
    biographyTooLong: 'At most 2,000 characters.',
    save: 'Save profile',
    saved: 'Profile saved.',
    notSaved: 'The profile could not be saved. What you wrote is still here. Try again.',
    failed: {
      title: 'Your profile could not be loaded',
      text: 'It is safe on the server. Check your connection, then try again.',
    },
    password: {
      title: 'Change password',
      text: 'Afterwards you are signed out everywhere but here.',
      current: 'Current password',
      currentMissing: 'Enter your current password.',
      wrong: 'This is not your current password.',
      new: 'New password',
      hint: 'At least 12 characters.',
      tooLong: 'At most 200 characters.',
      submit: 'Change password',
      changed: 'Your password is changed. Other devices have been signed out.',
      failed: 'The password could not be changed. The old one still works. Try again.',
    },
  },
  users: {
    title: 'Users',
    add: 'Add user',
    search: 'Search by name or email',
    own: 'You',
    invited: 'No password yet',
    edit: 'Edit',
    newLink: 'New password link',
    remove: 'Delete',
    more: (name: string) => `More for ${name}`,
    showAll: 'Show all',
    roles: {
      ADMIN: { name: 'Administrator', text: 'Manages users and all streams.' },
      BROADCASTER: { name: 'Broadcaster', text: 'Creates streams and goes live.' },
      VIEWER: { name: 'Viewer', text: 'Signs in, and does not go live.' },
    } satisfies Record<Role, { name: string; text: string }>,
    empty: { title: 'No users', text: 'Add the people who go live here.' },
    noMatch: { title: 'Nobody matches', text: 'Try another part of the name or the address.' },
    failed: {
      title: 'The users could not be loaded',
      text: 'Nothing has changed. Check your connection, then try again.',
    },
    stale: 'The server does not answer. This list may be out of date.',
    removeTitle: (name: string) => `Delete ${name}?`,
    removeText: 'They are signed out and cannot sign in again. Their streams stay.',
    removed: (name: string) => `${name} is deleted.`,
    removeFailed: 'The user could not be deleted and is still here. Try again.',
    form: {
      addTitle: 'Add user',
      addText: 'You get a link next, on which this person chooses a password.',
      editTitle: 'Edit user',
      email: 'Email',
      emailTaken: 'Another user has this address.',
      name: 'Name',
      nameMissing: 'Enter a name.',
      roles: 'Roles',
      roleMissing: 'Choose a role at least.',
      ownRole: 'Another administrator must take this role from you.',
      add: 'Add user',
      save: 'Save changes',
      saved: 'Changes saved.',
      failed: 'The user could not be saved. What you wrote is still here. Try again.',
    },
    link: {
      title: (name: string) => `Password link for ${name}`,
      text: (name: string) =>
        `Send this link to ${name}, to nobody else: whoever opens it chooses the password. It works once, within seven days.`,
      once: 'It is shown only now. You can make a new one at any time.',
      field: 'Password link',
      copy: 'Copy link',
      done: 'Done',
      ask: {
        title: (name: string) => `Make a password link for ${name}?`,
        text: 'For a lost password or an old link. Links made before stop working; a password that is set goes on working until a new one is chosen.',
        confirm: 'Make a link',
      },
      failed: 'No link could be made. Check your connection, then try again.',
    },
  },
  streams: {
    title: 'Your streams',
    create: 'New stream',
    search: 'Search by title',
    filter: 'Show',
    filters: { all: 'All', live: 'Live', created: 'Ready', ended: 'Ended' },
    empty: {
      title: 'No streams yet',
      text: 'Create one, check camera and microphone, and go live when you are ready.',
    },
    noMatch: { title: 'Nothing matches', text: 'Try another word or show all streams.' },
    failed: {
      title: 'Your streams could not be loaded',
      text: 'They are safe on the server. Check your connection, then try again.',
    },
    stale: 'The server does not answer. This list may be out of date.',
    open: 'Open studio',
    edit: 'Edit',
    copyLink: 'Copy link for viewers',
    remove: 'Delete',
    more: (title: string) => `More for ${title}`,
    viewers: (count: number) => plural(count, 'viewer', 'viewers'),
    scheduled: (when: string) => `Starts ${when}`,
    started: (when: string) => `Started ${when}`,
    endedAt: (when: string) => `Ended ${when}`,
    createdAt: (when: string) => `Created ${when}`,
    removeTitle: (title: string) => `Delete “${title}”?`,
    removeText: 'The link for viewers stops working. This cannot be undone.',
    removeLiveText: 'The stream is live and ends for its viewers at once. This cannot be undone.',
    removed: (title: string) => `“${title}” is deleted.`,
    removeFailed: 'The stream could not be deleted and is still here. Try again.',
  },
  status: {
    created: 'Ready',
    live: 'Live',
    reconnecting: 'Reconnecting',
    ended: 'Ended',
  } satisfies Record<StreamStatus, string>,
  visibility: {
    public: { name: 'Public', text: 'Listed in the directory. Anyone can watch.' },
    unlisted: { name: 'Unlisted', text: 'Not listed. Anyone with the link can watch.' },
    private: { name: 'Private', text: 'Only people to whom you give a private address.' },
  } satisfies Record<Visibility, { name: string; text: string }>,
  form: {
    newTitle: 'New stream',
    editTitle: 'Edit stream',
    title: 'Title',
    titleHint: 'What viewers see first.',
    titleMissing: 'Give the stream a title.',
    titleTooLong: 'At most 120 characters.',
    description: 'Description',
    descriptionTooLong: 'At most 4,000 characters.',
    start: 'Planned start',
    startHint: (zone: string) => `Optional, in your time (${zone}). You go live by hand.`,
    visibility: 'Who can watch',
    retention: 'Keep the recording',
    retentionHint: 'Counted from the end of the stream. You can delete it at any time.',
    retentions: {
      server: 'As long as the server keeps recordings',
      forEver: 'Until somebody deletes it',
      days: (days: number) => plural(days, 'day', 'days'),
    },
    create: 'Create stream',
    save: 'Save changes',
    saved: 'Changes saved.',
    failed: 'The stream could not be saved. What you wrote is still here. Try again.',
    checkFields: 'Some fields need another look.',
    loadFailed: 'The stream could not be loaded. Check your connection, then try again.',
  },
  studio: {
    page: 'Studio',
    tabTitle: (title: string, isLive: boolean) => `${isLive ? 'Live: ' : ''}${title} · Rostrum`,
    goLive: 'Go live',
    continueHere: 'Continue here',
    starting: 'Going live',
    end: 'End',
    ending: 'Ending. The last seconds are on their way.',
    endTitle: 'End the stream?',
    endText: 'Viewers see that it is over. An ended stream cannot go live again.',
    endConfirm: 'End stream',
    leaveTitle: 'You are live',
    leaveText:
      'If you leave this page, your picture and sound stop. The stream stays open for a few minutes.',
    leaveStay: 'Stay',
    leaveGo: 'Leave the page',
    notLive: 'Not live',
    elapsed: 'Live for',
    share: 'Share',
    shareTitle: 'Link for viewers',
    shareText: {
      public: 'Anyone can watch, and the stream is listed in the directory while it is live.',
      unlisted: 'Anyone with this link can watch. The stream is not listed.',
      private: 'Only people with an invitation can watch. Whoever has the link is let in.',
    } satisfies Record<Visibility, string>,
    invitation: {
      title: 'Invitation',
      make: 'Make a link',
      copy: 'Copy link',
      until: (when: string) => `Good until ${when}.`,
      failed: 'No link could be made. Check your connection, then try again.',
    },
    copy: 'Copy link',
    open: 'Open',
    edit: 'Edit stream',
    preview: 'Your picture, as viewers will see it',
    cameraIsOff: 'Your camera is off. Viewers see a dark picture.',
    controls: {
      bar: 'Stage controls',
      mute: 'Mute microphone',
      unmute: 'Unmute microphone',
      cameraOff: 'Turn camera off',
      cameraOn: 'Turn camera on',
      screen: 'Share your screen',
      screenStop: 'Stop sharing your screen',
      settings: 'Settings',
      shortcuts: 'Keyboard shortcuts',
      level: 'Microphone level',
      muted: 'Muted',
    },
    devices: {
      camera: 'Camera',
      microphone: 'Microphone',
      default: 'Browser’s choice',
    },
    screen: {
      name: 'Screen',
      shown: 'Viewers see your screen',
      silent:
        'Your screen is shared without its sound. To add it, share again and switch on the sound in the browser’s dialog; not every browser and window has it.',
      unsupported:
        'This browser cannot share a screen. Open this page on a computer; the camera works here as before.',
      refused: 'Your screen is not shared. Press the screen button again to choose what to show.',
      'denied-by-system':
        'The system does not let this browser see the screen. Allow it in the system’s privacy settings, then try again.',
      failed: 'Your screen could not be shared. Choose another window or tab, or try again.',
    } satisfies Record<ScreenNote | 'name' | 'shown', string>,
    picture: {
      title: 'Picture',
      lines: 'Resolution',
      frameRate: 'Frame rate',
      bitrate: 'Bitrate',
      automatic: 'Automatic',
      fps: (rate: number) => `${rate} fps`,
      size: ({ width, height, frameRate }: PictureFacts) =>
        `${width} × ${height} at ${Math.round(frameRate)} fps`,
      given: (source: string, facts: PictureFacts, bitrate: string) =>
        `${source} gives ${words.studio.picture.size(facts)}. Sent with up to ${bitrate}.`,
      none: 'No camera yet. Your choice holds for the next one.',
      switching: 'A change starts a new part of the recording. Viewers see a short cut.',
    },
    tabs: {
      preflight: 'Before you start',
      audience: 'Audience',
      health: 'Health',
      captions: 'Captions',
      share: 'Share',
    },
    preflight: {
      title: 'Before you start',
      camera: 'Camera',
      microphone: 'Microphone',
      connection: 'Server',
      format: 'Recording format',
      captions: 'Captions',
      asking: 'Waiting for your permission. Press “Allow” in the browser’s question.',
      screenOk: 'Your screen is the picture.',
      cameraOk: (label: string, size: string) => (size === '' ? label : `${label}, ${size}`),
      heard: 'Heard you.',
      notHeard: 'Say a few words. The bar below should move.',
      mutedNow: 'Muted. Unmute it before you speak.',
      connecting: 'Connecting',
      answers: (ms: number) => `Answers in ${ms} ms.`,
      measuring: 'Measuring your upload.',
      notMeasured: 'Your upload could not be measured; the connection may be shaky.',
      measureAgain: 'Measure again',
      fastEnough: (kbps: string, needed: string) =>
        `Upload ${kbps}, your picture takes up to ${needed}.`,
      tooSlow: (kbps: string, needed: string) =>
        `Upload ${kbps}, but your picture takes up to ${needed}. Choose a smaller picture or bitrate in the settings, or a better network.`,
      moreThan: (rate: string) => `more than ${rate}`,
      storage: 'Browser storage',
      storageAsking: 'Asking the browser',
      storageUnknown: 'This browser does not tell how much room it has.',
      storageFree: (size: string, minutes: number) =>
        `${size} free for this page: ${lengthText(minutes * 60_000)} of recording can be kept here.`,
      storageLow: (size: string, minutes: number) =>
        `Only ${size} free for this page: ${lengthText(minutes * 60_000)} of recording. Free some space on this device, or leave the private window.`,
      recorderAnswers: 'The recorder answers.',
      recorderAsking: 'Asking the recorder.',
      recorderAway:
        'The recorder does not answer; until it does, the recording is kept in this browser.',
      unreachable: 'Cannot be reached. Check your connection; this page keeps trying.',
      refused: 'Does not accept this stream. Reload the page; if it stays so, sign in again.',
      formatOk: (name: string) => `${name}.`,
      formatMissing:
        'This browser cannot record video. Use a current Chrome, Edge, Firefox or Safari.',
      ready: 'Everything is ready.',
      nearlyReady: 'You can go live. Look at what is not green yet first.',
      notReady: 'Mend what is marked above, then go live.',
      ok: 'Ready',
      waiting: 'Waiting',
      attention: 'Needs attention',
    },
    capture: {
      'insecure-page': 'Browsers allow cameras on secure pages only. Open this page by https.',
      denied:
        'Blocked for this page. Press the camera icon in the address bar, allow it, then try again.',
      'denied-by-system':
        'Blocked by the system. Allow the browser in the system’s privacy settings, then try again.',
      'not-found': 'None found. Plug one in; this page notices it by itself.',
      'in-use': 'Used by another program. Close that program, then try again.',
      lost: 'Unplugged. Plug it in again or choose another one.',
      unknown: 'Could not be started. Unplug it, plug it in again, then try again.',
    } satisfies Record<CaptureProblem, string>,
    audience: {
      title: 'Audience',
      viewers: 'watching now',
      peak: (count: number) => `${count} at most`,
      old: 'The count may be out of date.',
      none: 'Nobody yet. Share the link to invite viewers.',
    },
    health: {
      title: 'Health',
      starting: 'Starting',
      waiting: 'First figures in a moment.',
      keptText: 'Picture and sound are kept here meanwhile.',
      bitrate: 'Bitrate',
      lag: 'Server lag',
      frames: 'Frame rate',
      kept: 'Kept here',
      qualities: 'Qualities',
      delivery: 'Delivery',
      copy: 'Passed on as recorded',
      transcode: 'Transcoded',
      good: 'Good',
      behind: 'Falling behind',
      reconnecting: 'Reconnecting',
      goodText: 'Picture and sound arrive in time.',
      behindText: 'Your connection is slower than your picture. Viewers may see a pause.',
      laggingText: 'The server needs longer than usual. Viewers are further behind.',
      lastMinutes: (label: string) => `${label} over the last two minutes`,
    },
    reconnecting: (kept: number, tried: number) =>
      `${trying(tried)} ${plural(kept, 'second is', 'seconds are')} kept here and will be sent.`,
    reconnectingDropped: (kept: number, tried: number) =>
      `${trying(tried)} The last ${plural(kept, 'second is', 'seconds are')} kept here; what is older is lost to viewers.`,
    behind: (kept: number) =>
      `Your connection is slower than your picture: ${plural(kept, 'second waits', 'seconds wait')} here. Choose a smaller picture in the settings.`,
    pace: {
      encoder: (rate: number, of: number) =>
        `This device cannot keep up: ${rate} of ${of} frames a second go out. Close other programs, or choose a smaller picture in the settings.`,
      camera: (rate: number, of: number) =>
        `The camera gives ${rate} of ${of} frames a second. More light helps, or a lower frame rate in the settings.`,
      silent: (seconds: number) =>
        `The browser has recorded nothing for ${plural(seconds, 'second', 'seconds')}. This device is very busy: close other programs.`,
    },
    wasHidden: (seconds: number) =>
      `This tab was in the background for ${duration(seconds)}. Browsers slow such tabs down: keep it in front while you are live, in a window of its own.`,
    hiddenTitle: (title: string) => `Bring this tab to the front: ${title}`,
    recording: {
      off: 'Not recorded.',
      safe: 'Recorded. Everything is safe.',
      behind: (seconds: number) =>
        `Recording is ${lengthText(seconds * 1000)} behind; it is kept in this browser.`,
      serverLow:
        'Recorded. Everything is safe. The recorder’s disk is nearly full: your recording goes on, new ones are refused. Ask your administrator to free space.',
      serverFull: (minutes: number | null) =>
        minutes === null
          ? 'The recorder’s disk is full. Your stream goes on and the recording is kept in this browser.'
          : `The recorder’s disk is full. Your stream goes on and ${minutesText(minutes)} can be kept in this browser. Ask your administrator to free space.`,
      shortOfRoom: (minutes: number) =>
        `The recorder does not keep up, and ${minutesText(minutes)} more can be kept in this browser. Free some space on this device, or choose a smaller picture in the settings.`,
      inMemory: (seconds: number) =>
        `Recording is ${lengthText(seconds * 1000)} behind, and this browser’s storage takes no more. Keep this tab open and free some space on this device.`,
      lost: (seconds: number) =>
        `${plural(seconds, 'second', 'seconds')} of the recording could not be kept. What comes now is recorded; the report of the recording names the gap.`,
      refused:
        'The recorder does not accept this recording. Your stream goes on, and the recording is kept in this browser.',
      rest: (length: string, size: string) =>
        `The rest of the recording is on its way: ${length}, ${size}.`,
      restProgress: 'Upload of the recording',
      restInMemory:
        'Keep this tab open until it is through: this browser’s storage takes no more, and a part is in memory only.',
      restKept:
        'You can close this tab: nothing is lost. The next time you open the studio in this browser, you can finish the upload.',
    },
    busy: {
      overloaded: 'The server is busy. What you say is kept here, and this page keeps trying.',
      'storage-full':
        'The server’s disk is full. What you say is kept here for 30 seconds. Ask your administrator to free space.',
    },
    server: {
      'storage-full':
        'The server’s disk is full, and viewers miss parts of the stream. Ask your administrator to free space.',
      'fewer-renditions':
        'The server is busy. Viewers have fewer qualities to choose from; you need not do anything.',
      'no-input': 'Nothing has reached the server for some seconds. Check your connection.',
    } satisfies Record<HealthWarning, string>,
    refused: {
      'already-publishing': {
        title: 'This stream is live from somewhere else',
        text: 'Another window or device is sending. You can take over; it then stops there.',
        step: 'Take over',
      },
      unauthorized: {
        title: 'The server does not accept you as the sender',
        text: 'Your permission for this stream has ended. Nothing more is sent.',
        step: 'Try again',
      },
      'stream-ended': {
        title: 'This stream has ended',
        text: 'It was ended from another place. Create a new stream to go on.',
        step: 'New stream',
      },
      'unsupported-media': {
        title: 'The server cannot read this recording',
        text: 'Nothing has been lost for viewers. Choose another camera, or use another browser.',
        step: 'Try again',
      },
      other: {
        title: 'The server refused what was sent',
        text: 'Reload this page and continue here. Viewers keep their page open.',
        step: 'Try again',
      },
    },
    recorderFailed: {
      title: 'The browser stopped recording',
      text: 'The stream is kept open for a few minutes. Check camera and microphone, then continue.',
      step: 'Continue here',
    },
    ended: {
      title: 'This stream has ended',
      over: 'Its viewers have been told.',
      text: (length: string) => `You were live for ${length}. Thank you.`,
      again: 'New stream',
    },
    onAir: 'This stream is still open for its viewers. Continue here to be back on air.',
    liveElsewhere:
      'This stream is live from another window or device. If you continue here, it stops there.',
    endFailed:
      'The stream could not be ended on the server. Picture and sound have stopped. Try again.',
    loadFailed: {
      title: 'The studio could not be opened',
      text: 'Check your connection, then try again.',
    },
    missing: {
      title: 'This stream does not exist',
      text: 'It may have been deleted, or it belongs to somebody else.',
    },
  },
  library: {
    title: 'Library',
    pageTitle: 'Recording',
    back: 'Library',
    search: 'Search by title',
    filter: 'Show',
    filters: {
      all: 'All',
      ready: 'Ready',
      'in-progress': 'In progress',
      attention: 'Needs a look',
    } satisfies Record<RecordingFilter, string>,
    showDeleted: 'Recently deleted',
    hideDeleted: 'Back to the library',
    empty: {
      title: 'No recordings yet',
      text: 'Each stream that you record appears here as soon as it is live.',
      step: 'Go to your streams',
    },
    noneDeleted: {
      title: 'Nothing was deleted',
      text: 'A deleted recording can be restored for a day.',
    },
    noMatch: { title: 'Nothing matches', text: 'Try another word or show all recordings.' },
    failed: {
      title: 'Your recordings could not be loaded',
      text: 'They are safe on the server. Check your connection, then try again.',
    },
    missing: {
      title: 'This recording does not exist',
      text: 'It may have been deleted, or it belongs to somebody else.',
    },
    stale: 'The server does not answer. What is shown may be out of date.',
    status: {
      recording: 'Recording',
      processing: 'Processing',
      ready: 'Ready',
      incomplete: 'Incomplete',
      failed: 'Failed',
    } satisfies Record<RecordingStatus, string>,
    percent: (percent: number) => `${Math.floor(percent)} %`,
    steps: {
      waiting: 'Waits for its turn',
      assembling: 'Putting the parts together',
      finishing: 'Writing the file',
      storing: 'Storing the file',
      other: 'Working',
    } satisfies Record<ProcessingStep, string>,
    failures: {
      'no-media': 'Nothing that can be played has arrived. Nothing was recorded to be lost.',
      'storage-full':
        'The recorder’s disk is full. What has arrived is kept. Free space, and the file is made by itself.',
      'encoder-failed':
        'The file could not be made. What was recorded is kept; ask your administrator to look at the recorder’s log.',
      'store-unreachable':
        'The file is made and kept on the recorder, but the store does not answer. It is tried again by itself.',
      other: 'The file could not be made. What was recorded is kept.',
    } satisfies Record<Failure, string>,
    recordingText: 'It is being recorded. It can be watched soon after the stream has ended.',
    processingText: 'It can be watched here in a few minutes.',
    incompleteText:
      'Some of it has not arrived. Open the studio in the browser that was live: it offers to send the rest, for seven days after the end. Until then the recording plays as far as it goes.',
    clip: 'Clip',
    started: (when: string) => `Recorded ${when}`,
    more: (title: string) => `More for ${title}`,
    open: 'Open',
    download: 'Download',
    rename: 'Rename',
    remove: 'Delete',
    restore: 'Restore',
    undo: 'Undo',
    restorableUntil: (when: string) => `Can be restored until ${when}`,
    expires: (when: string) => `Deleted by itself on ${when}`,
    removed: (title: string) => `“${title}” is deleted. It can be restored for a day.`,
    removeFailed: 'The recording could not be deleted and is still here. Try again.',
    restored: (title: string) => `“${title}” is back.`,
    restoreFailed: 'The recording could not be restored. Try again.',
    titleField: 'Title',
    titleMissing: 'Give the recording a title.',
    titleTooLong: 'At most 120 characters.',
    save: 'Save',
    renameFailed: 'The title could not be saved. What you wrote is still here. Try again.',
    downloadFailed: 'The download could not be started. Check your connection, then try again.',
    player: (title: string) => `Recording: ${title}`,
    playerFailed: 'The recording could not be played. Check your connection, then try again.',
    file: {
      title: 'File',
      length: 'Length',
      size: 'Size',
      checksum: 'SHA-256',
      copyChecksum: 'Copy checksum',
      checksumCopied: 'Checksum copied.',
    },
    continuity: {
      title: 'Continuity',
      whole: (recorded: string) => `Recorded ${recorded} without a gap.`,
      oneGap: (recorded: string, expected: string, length: string, position: string) =>
        `Recorded ${recorded} of ${expected}, gap of ${length} at ${position}.`,
      gaps: (recorded: string, expected: string, count: number, lost: string) =>
        `Recorded ${recorded} of ${expected}, ${count} gaps of ${lost} together.`,
      note: (count: number) => plural(count, 'gap', 'gaps'),
      bar: 'The event from its beginning to its end',
      gapAt: (position: string) => `at ${position}`,
      play: (position: string) => `Play from ${position}`,
      show: (count: number) => `Show all ${count.toLocaleString()} gaps`,
      causes: {
        'source-changed': 'Another camera or screen was chosen',
        connection: 'The connection was away, or the tab was closed',
        'not-received': 'The browser lost this part before it was sent',
        damaged: 'This part was damaged on the recorder’s disk',
        other: 'The cause is not known',
      } satisfies Record<GapCause, string>,
    },
    share: {
      title: 'Link for viewers',
      text: {
        public: 'Anyone can watch this recording.',
        unlisted: 'Anyone with this link can watch. It is not listed.',
        private: 'Only people with an invitation can watch. Whoever has the link is let in.',
      } satisfies Record<Visibility, string>,
      later: 'There is something to watch as soon as the recording is ready.',
    },
    trim: {
      title: 'Make a clip',
      open: 'Make a clip',
      text: 'Choose the beginning and the end. The recording itself stays as it is.',
      start: 'Start of the clip',
      end: 'End of the clip',
      startHere: 'Start here',
      endHere: 'End here',
      length: (from: string, to: string, length: string) => `${from} to ${to}, ${length} long`,
      keyFrames:
        'A clip is cut at key frames and not encoded again, so it may begin and end about 2 s away from what you chose.',
      titleField: 'Title of the clip',
      titleOf: (title: string) => `${title} (clip)`,
      make: 'Make clip',
      making: 'Asking for the clip',
      made: (title: string) => `“${title}” is being made.`,
      show: 'Show',
      failed: 'The clip could not be made. Your choice is still here. Try again.',
      noPictures: 'There are no small pictures of this recording.',
    },
    storage: {
      title: 'Storage',
      kinds: { local: 'On this server', s3: 'In an S3 bucket' },
      states: {
        ok: 'Room left',
        low: 'Space runs low',
        full: 'Full',
      } satisfies Record<StorageState, string>,
      stateTexts: {
        ok: '',
        low: 'Free space soon. When it is full, new recordings are refused; what runs goes on.',
        full: 'New recordings are refused; what runs goes on in its reserve. Free space.',
      } satisfies Record<StorageState, string>,
      used: (size: string) => `${size} used`,
      free: (size: string) => `${size} free`,
      reserve: (size: string) => `${size} of it kept for recordings that run`,
      bar: (used: string, free: string) => `${used} used, ${free} free`,
      keepsAll: 'Recordings are kept until somebody deletes them.',
      keeps: (days: number | null, size: string | null) =>
        [
          days === null ? null : `Recordings are deleted after ${plural(days, 'day', 'days')}`,
          size === null ? null : `the oldest are deleted when all take more than ${size}`,
        ]
          .filter((part) => part !== null)
          .join('; ')
          .replace(/^./, (first) => first.toLocaleUpperCase()) + '.',
      preview: 'What would be deleted now?',
      nothing: 'Nothing would be deleted now.',
      would: (count: number, size: string) =>
        `${plural(count, 'recording', 'recordings')} would be deleted now, which frees ${size}.`,
      reasons: { age: 'too old', size: 'too much in all' },
      hide: 'Hide',
      more: (count: number) => `and ${count.toLocaleString()} more`,
      failed: 'The storage could not be asked. Try again.',
    },
  },
  leftovers: {
    offer: (title: string, length: string, size: string) =>
      `A part of the recording of “${title}” is still in this browser: ${length}, ${size}.`,
    finish: 'Finish the upload',
    goOn: 'Continue',
    pause: 'Pause',
    remove: 'Delete it',
    progress: 'Upload of the recording',
    uploading: (title: string, sent: string, size: string) =>
      `Uploading the rest of “${title}”: ${sent} of ${size}.`,
    waiting: (title: string) =>
      `The rest of “${title}” waits: the recorder does not take it at the moment. This page keeps trying.`,
    done: (title: string) => `The recording of “${title}” is complete on the server.`,
    elsewhere: (title: string) => `Another tab or device is sending the recording of “${title}”.`,
    tooLate: (title: string, size: string) =>
      `The recording of “${title}” can no longer be completed: that is possible for seven days after the end. This browser still has ${size} of it.`,
    gone: (title: string, size: string) =>
      `“${title}” does not exist any more. This browser still has ${size} of its recording.`,
    notRecorded: (title: string, size: string) =>
      `“${title}” is not recorded any more. This browser still has ${size} of it.`,
    refused: (title: string) =>
      `The recorder did not accept the rest of “${title}”. It is still in this browser.`,
    removeTitle: (title: string) => `Delete the rest of “${title}”?`,
    removeText: (length: string) =>
      `${length} of the recording are in this browser only. This cannot be undone.`,
    removeConfirm: 'Delete',
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    close: 'Close',
    microphone: 'Microphone on or off',
    camera: 'Camera on or off',
    screen: 'Share your screen, or stop it',
    settings: 'Settings: devices and picture',
    copy: 'Copy the link for viewers',
    end: 'End the stream (asks first)',
    retry: 'Reconnect now, while the network is away',
    help: 'This list',
  },
  ...spokenWords,
} as const;

/** Ingest refusals that have their own words; everything else is `other`. */
export type RefusalWords = keyof typeof words.studio.refused;

export function refusalWords(code: IngestErrorCode): RefusalWords {
  return code in words.studio.refused ? (code as RefusalWords) : 'other';
}

/** The first seconds need no counting. */
function trying(seconds: number): string {
  return seconds < 3 ? 'Reconnecting.' : `Reconnecting, ${duration(seconds)} so far.`;
}

function minutesText(minutes: number): string {
  return minutes < 1 ? 'less than a minute' : plural(minutes, 'minute', 'minutes');
}

function duration(seconds: number): string {
  return seconds < 90
    ? plural(Math.max(1, Math.ceil(seconds)), 'second', 'seconds')
    : plural(Math.ceil(seconds / 60), 'minute', 'minutes');
}
