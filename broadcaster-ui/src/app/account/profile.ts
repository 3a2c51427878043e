import { Component, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { Spinner } from '../ui/spinner';
import { words } from '../words';
import { PasswordForm } from './password-form';
import { ProfileApi } from './profile-api';
import { ProfileForm } from './profile-form';

/** One's own account: what others see of it, and the password. */
@Component({
  selector: 'app-profile',
  imports: [EmptyState, Icon, MatButton, PasswordForm, ProfileForm, RouterLink, Spinner],
  template: `
    <div class="page">
      <a class="back" routerLink="/streams"><app-icon name="back" />{{ common.back }}</a>
      <h1>{{ words.title }}</h1>
      @if (user.hasValue()) {
        <app-profile-form [user]="user.value()" (saved)="user.set($event)" />
        <app-password-form [email]="user.value().email" />
      } @else if (user.error()) {
        <div class="card">
          <app-empty-state icon="wifi" [heading]="words.failed.title" [text]="words.failed.text">
            <button matButton="outlined" (click)="user.reload()">{{ common.tryAgain }}</button>
          </app-empty-state>
        </div>
      } @else {
        <app-spinner [label]="common.loading" />
      }
    </div>
  `,
  styleUrl: '../ui/form-page.css',
})
export class Profile {
  private readonly api = inject(ProfileApi);

  protected readonly words = words.profile;
  protected readonly common = words.common;
  protected readonly user = resource({ loader: () => this.api.read() });
}
