import { TestBed } from '@angular/core/testing';
import { Problem } from '../api/problem';
import { PlaybackAddress, StreamApi } from '../streams/stream-api';
import { words } from '../words';
import { PrivateAddress } from './private-address';

describe('PrivateAddress', () => {
  it('makes an address on request only, and says when none could be made', async () => {
    const answers: (PlaybackAddress | Problem)[] = [
      Problem.unreachable(),
      { playbackUrl: '/live/~t/s1/live.m3u8', expiresAt: '2030-01-01T12:00:00Z' },
    ];
    const asked: string[] = [];
    const playbackAddress = (id: string): Promise<PlaybackAddress> => {
      asked.push(id);
      const answer = answers.shift() ?? Problem.unreachable();
      return answer instanceof Problem ? Promise.reject(answer) : Promise.resolve(answer);
    };
    TestBed.configureTestingModule({
      providers: [{ provide: StreamApi, useValue: { playbackAddress } }],
    });
    const fixture = TestBed.createComponent(PrivateAddress);
    fixture.componentRef.setInput('streamId', 's1');
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    expect(asked).toEqual([]);

    element.querySelector('button')?.click();
    await fixture.whenStable();
    expect(element.textContent).toContain(words.studio.privateAddress.failed);

    element.querySelector('button')?.click();
    await fixture.whenStable();
    expect(element.querySelector('input')?.value).toBe(`${location.origin}/live/~t/s1/live.m3u8`);
    expect(element.textContent).not.toContain(words.studio.privateAddress.failed);
    expect(asked).toEqual(['s1', 's1']);
  });
});
