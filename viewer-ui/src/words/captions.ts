export const captionWords = {
  title: 'Captions',
  off: 'Captions off',
  settings: 'Caption settings',
  draft: 'Draft captions',
  sample: 'Captions will look like this.',
  size: 'Size',
  sizes: { small: 'Small', normal: 'Normal', large: 'Large', largest: 'Very large' },
  background: 'Background',
  backgrounds: { solid: 'Solid', half: 'See-through', none: 'None' },
} as const;
