import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { EmptyState } from '../ui/empty-state';
import { words } from '../words';

@Component({
  selector: 'app-not-found',
  imports: [EmptyState, MatButton, RouterLink],
  template: `
    <app-empty-state icon="search" [heading]="words.title" [text]="words.text">
      <a matButton="outlined" routerLink="/streams">{{ words.step }}</a>
    </app-empty-state>
  `,
})
export class NotFound {
  protected readonly words = words.shell.notFound;
}
