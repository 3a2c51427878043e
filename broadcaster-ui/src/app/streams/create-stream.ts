import { Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Icon } from '../ui/icon';
import { words } from '../words';
import { StreamDraft } from './stream';
import { StreamApi } from './stream-api';
import { StreamForm } from './stream-form';

@Component({
  selector: 'app-create-stream',
  imports: [Icon, RouterLink, StreamForm],
  template: `
    <div class="page">
      <a class="back" routerLink="/streams"><app-icon name="back" />{{ back }}</a>
      <h1>{{ words.newTitle }}</h1>
      <app-stream-form [submitWord]="words.create" [save]="create" />
    </div>
  `,
  styleUrl: '../ui/form-page.css',
})
export class CreateStream {
  private readonly streams = inject(StreamApi);
  private readonly router = inject(Router);

  protected readonly words = words.form;
  protected readonly back = words.common.back;

  protected readonly create = async (draft: StreamDraft): Promise<void> => {
    const stream = await this.streams.create(draft);
    await this.router.navigate(['/streams', stream.id]);
  };
}
