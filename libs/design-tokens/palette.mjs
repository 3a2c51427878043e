/** Reads the colours of a theme out of tokens.css and measures them as WCAG 2.2 does. For tests. */

/** Every custom property of :root with a colour in it, as `#rrggbb`, for one theme ("light" or "dark"). */
export function readPalette(css, theme) {
  const root = /:root\s*\{([^]*?)\n\}/.exec(css);
  if (!root) {
    throw new Error('No :root rule in tokens.css');
  }
  const palette = new Map();
  const declaration =
    /--([\w-]+):\s*(?:light-dark\(\s*(#[0-9a-f]{6})\s*,\s*(#[0-9a-f]{6})\s*\)|(#[0-9a-f]{6}))\s*;/gi;
  for (const [, name, light, dark, both] of root[1].matchAll(declaration)) {
    palette.set(name, both ?? (theme === 'light' ? light : dark));
  }
  return palette;
}

/** WCAG 2.2, "contrast ratio": from 1 (the same) to 21 (black on white). */
export function contrast(one, other) {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG 2.2, "relative luminance" of an sRGB colour. */
function luminance(hex) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
