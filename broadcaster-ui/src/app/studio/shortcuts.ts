export const shortcuts = [
  { key: 'm', action: 'microphone' },
  { key: 'c', action: 'camera' },
  { key: 's', action: 'screen' },
  { key: ',', action: 'settings' },
  { key: 'l', action: 'copy' },
  { key: 'r', action: 'retry' },
  { key: 'e', action: 'end' },
  { key: '?', action: 'help' },
] as const;

export type ShortcutAction = (typeof shortcuts)[number]['action'];

/** What takes letters itself: fields, and lists that jump to what begins with a letter. */
const ownKeys = 'input, textarea, select, [role=menu], [role=listbox]';

interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly repeat: boolean;
  readonly target: EventTarget | null;
}

/** What a key means in the studio: nothing while somebody types, holds the key, or speaks to the browser. */
export function shortcutFor(press: Press): ShortcutAction | null {
  if (press.ctrlKey || press.metaKey || press.altKey || press.repeat) return null;
  if (isTypedInto(press.target)) return null;
  return shortcuts.find(({ key }) => key === press.key.toLowerCase())?.action ?? null;
}

function isTypedInto(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.closest(ownKeys) !== null)
  );
}
