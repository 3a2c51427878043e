import { h } from '../base/dom';
import {
  backgrounds,
  sizes,
  type CaptionChoice,
  type CaptionWish,
} from '../player/captions/CaptionChoice';
import { words } from '../words';

/** How captions look: size and background. Each choice shows at once. */
export function captionSettings(choice: CaptionChoice): HTMLElement {
  const labels = words.captions;
  return h(
    'form',
    { class: 'caption-settings' },
    choices('size', labels.size, sizes, labels.sizes, choice),
    choices('background', labels.background, backgrounds, labels.backgrounds, choice),
  );
}

function choices<K extends 'size' | 'background'>(
  name: K,
  legend: string,
  values: readonly CaptionWish[K][],
  labels: Readonly<Record<CaptionWish[K], string>>,
  choice: CaptionChoice,
): HTMLElement {
  const inputs = values.map((value) => {
    const checked = choice.state.value[name] === value;
    const input = h('input', { type: 'radio', name: `caption-${name}`, value, checked });
    input.addEventListener('change', () => {
      choice.change({ [name]: value });
    });
    return h('label', {}, input, h('span', {}, labels[value]));
  });
  return h('fieldset', {}, h('legend', {}, legend), h('div', {}, ...inputs));
}
