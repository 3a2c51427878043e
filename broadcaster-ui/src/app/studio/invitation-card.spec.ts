import { TestBed } from '@angular/core/testing';
import { Problem } from '../api/problem';
import { Invitation, StreamApi } from '../streams/stream-api';
import { words } from '../words';
import { InvitationCard } from './invitation-card';

describe('InvitationCard', () => {
  it('makes an address on request only, and says when none could be made', async () => {
    const answers: (Invitation | Problem)[] = [
      Problem.unreachable(),
      { token: 't', watchUrl: '/watch/s1#token=t', expiresAt: '2030-01-01T12:00:00Z' },
    ];
    const asked: string[] = [];
    const invitation = (id: string): Promise<Invitation> => {
      asked.push(id);
      const answer = answers.shift() ?? Problem.unreachable();
      return answer instanceof Problem ? Promise.reject(answer) : Promise.resolve(answer);
    };
    TestBed.configureTestingModule({
      providers: [{ provide: StreamApi, useValue: { invitation } }],
    });
    const fixture = TestBed.createComponent(InvitationCard);
    fixture.componentRef.setInput('streamId', 's1');
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    expect(asked).toEqual([]);

    element.querySelector('button')?.click();
    await fixture.whenStable();
    expect(element.textContent).toContain(words.studio.invitation.failed);

    element.querySelector('button')?.click();
    await fixture.whenStable();
    expect(element.querySelector('input')?.value).toBe(`${location.origin}/watch/s1#token=t`);
    expect(element.textContent).not.toContain(words.studio.invitation.failed);
    expect(asked).toEqual(['s1', 's1']);
  });
});
