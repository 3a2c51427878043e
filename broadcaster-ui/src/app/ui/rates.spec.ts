import { bitrateText, bytesText } from './rates';

describe('bitrateText', () => {
  it.each([
    [0, '0 kbit/s'],
    [612.4, '612 kbit/s'],
    [2500, '2.5 Mbit/s'],
    [41_300, '41 Mbit/s'],
  ])('writes %s as %s', (kbps, text) => {
    expect(bitrateText(kbps)).toBe(text);
  });
});

describe('bytesText', () => {
  it.each([
    [0, '0 kB'],
    [840_300, '840 kB'],
    [1_000_000, '1 MB'],
    [640_900_000, '640 MB'],
    [12_400_000_000, '12.4 GB'],
  ])('writes %s as %s', (bytes, text) => {
    expect(bytesText(bytes)).toBe(text);
  });
});
