import { Component, input } from '@angular/core';
@Component({ selector: 'app-studio', template: '' })
export class StudioPage {
  readonly id = input.required<string>();
  mayLeave(): boolean {
    return true;
  }
}
