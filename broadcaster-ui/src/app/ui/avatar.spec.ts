import { TestBed } from '@angular/core/testing';
import { Avatar, initialsOf } from './avatar';

describe('initialsOf', () => {
  it.each([
    ['Grace Hopper', 'GH'],
    ['  Jean  Jennings   Bartik ', 'JB'],
    ['ada', 'A'],
    ['𝒜da Å', '𝒜Å'],
    ['', ''],
  ])('of "%s" are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

describe('Avatar', () => {
  it('shows the picture where there is one, and letters where there is none', async () => {
    const fixture = TestBed.createComponent(Avatar);
    const element = fixture.nativeElement as HTMLElement;
    fixture.componentRef.setInput('name', 'Grace Hopper');
    await fixture.whenStable();
    expect(element.textContent.trim()).toBe('GH');

    fixture.componentRef.setInput('pictureUrl', 'data:image/gif;base64,R0lGODlhAQABAAAAACw=');
    await fixture.whenStable();
    expect(element.querySelector('img')).not.toBeNull();
    expect(element.textContent.trim()).toBe('');
  });
});
