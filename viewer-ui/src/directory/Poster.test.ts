import { beforeEach, expect, it } from 'vitest';
import { Poster } from './Poster';

let place: HTMLElement;
let nowMs: number;
let asked: string[];
let answers: { give: (picture: HTMLElement) => void; refuse: () => void }[];
let poster: Poster;

beforeEach(() => {
  place = document.createElement('div');
  place.append('GH');
  nowMs = 1_000_000;
  asked = [];
  answers = [];
  const load = (url: string) => {
    asked.push(url);
    return new Promise<HTMLElement>((resolve, reject) => {
      answers.push({
        give: resolve,
        refuse: () => {
          reject(new Error('404'));
        },
      });
    });
  };
  poster = new Poster(place, load, () => nowMs);
});

function picture(name: string): HTMLElement {
  const element = document.createElement('img');
  element.title = name;
  return element;
}

function shown(): string[] {
  return [...place.querySelectorAll('img')].map(({ title }) => title);
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}

it('keeps the placeholder until there is a picture', async () => {
  void poster.renew('/live/s1/poster.jpg');
  expect(shown()).toEqual([]);

  answers[0]?.refuse();
  await settled();

  expect(shown()).toEqual([]);
  expect(place.textContent).toBe('GH');
});

it('shows the next picture only when it has been loaded', async () => {
  void poster.renew('/live/s1/poster.jpg');
  answers[0]?.give(picture('first'));
  await settled();
  nowMs += 10_000;
  void poster.renew('/live/s1/poster.jpg');
  await settled();
  expect(shown()).toEqual(['first']);

  answers[1]?.give(picture('second'));
  await settled();

  expect(shown()).toEqual(['second']);
  expect(new Set(asked).size).toBe(2);
});

it('asks once in ten seconds, with an address that all viewers share', async () => {
  void poster.renew('/live/s1/poster.jpg');
  void poster.renew('/live/s1/poster.jpg');
  nowMs += 9_000;
  void poster.renew('/live/s1/poster.jpg');
  await settled();

  expect(asked).toEqual(['/live/s1/poster.jpg?at=100']);
});

it('leaves a picture that cannot be had alone for a minute', async () => {
  void poster.renew('/live/s1/poster.jpg');
  answers[0]?.refuse();
  await settled();

  nowMs += 59_000;
  void poster.renew('/live/s1/poster.jpg');
  expect(asked).toHaveLength(1);
  nowMs += 1_000;
  void poster.renew('/live/s1/poster.jpg');
  expect(asked).toHaveLength(2);
});

it('keeps the last picture when the next cannot be had', async () => {
  void poster.renew('/live/s1/poster.jpg');
  answers[0]?.give(picture('first'));
  await settled();
  nowMs += 10_000;
  void poster.renew('/live/s1/poster.jpg');
  answers[1]?.refuse();
  await settled();

  expect(shown()).toEqual(['first']);
});

it('takes no picture that comes after a younger one was asked for, or after the end', async () => {
  void poster.renew('/live/s1/poster.jpg');
  nowMs += 10_000;
  void poster.renew('/live/s1/poster.jpg');
  answers[1]?.give(picture('second'));
  answers[0]?.give(picture('first'));
  await settled();
  expect(shown()).toEqual(['second']);

  nowMs += 10_000;
  void poster.renew('/live/s1/poster.jpg');
  poster.clear();
  answers[2]?.give(picture('third'));
  await settled();

  expect(shown()).toEqual([]);
});
