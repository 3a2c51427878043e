import { Component, computed, ElementRef, inject, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { filter, skip } from 'rxjs';
import { signingOut } from '../account/guards';
import { Session } from '../account/session';
import { isAdministrator } from '../account/user';
import { LeftoversBar } from '../kept/leftovers-bar';
import { Theme, ThemeChoice, themeChoices } from '../theme/theme';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icon';
import { IconName } from '../ui/icon-paths';
import { Logo } from '../ui/logo';
import { words } from '../words';

const themeIcons: Record<ThemeChoice, IconName> = { system: 'monitor', light: 'sun', dark: 'moon' };

/** The bar at the top and the page below it. */
@Component({
  selector: 'app-shell',
  imports: [
    Avatar,
    Icon,
    LeftoversBar,
    Logo,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
  ],
  templateUrl: './shell.html',
  styleUrl: './shell.css',
})
export class Shell {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly content = viewChild.required<ElementRef<HTMLElement>>('content');

  protected readonly words = words.shell;
  protected readonly product = words.product;
  protected readonly searchWords = words.search;
  protected readonly theme = inject(Theme);
  protected readonly themeChoices = themeChoices;
  protected readonly themeIcons = themeIcons;
  protected readonly user = this.session.user;
  protected readonly isAdministrator = computed(() => isAdministrator(this.user()));

  constructor() {
    // A screen reader and the keyboard follow to the new page, not on the first one.
    this.router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        skip(1),
        takeUntilDestroyed(),
      )
      .subscribe(() => {
        this.content().nativeElement.focus({ preventScroll: true });
      });
  }

  protected skipToContent(event: Event): void {
    // The page's base makes a bare fragment link leave the page.
    event.preventDefault();
    this.content().nativeElement.focus();
  }

  protected async signOut(): Promise<void> {
    const left = await this.router.navigate(['/sign-in'], { info: signingOut });
    if (left) await this.session.signOut();
  }
}
