import { Routes } from '@angular/router';
import { administrator, signedIn, signedOut } from './account/guards';
import type { StudioPage } from './studio/studio-page';
import { words } from './words';

const titled = (title: string): string => `${title} · ${words.product}`;

export const routes: Routes = [
  {
    path: 'sign-in',
    title: titled(words.signIn.title),
    canActivate: [signedOut],
    loadComponent: () => import('./account/sign-in').then((m) => m.SignIn),
  },
  {
    path: 'password',
    title: titled(words.password.title),
    loadComponent: () => import('./account/set-password').then((m) => m.SetPassword),
  },
  {
    path: 'unreachable',
    title: titled(words.shell.unreachable.title),
    loadComponent: () => import('./shell/unreachable').then((m) => m.Unreachable),
  },
  {
    path: '',
    canActivate: [signedIn],
    loadComponent: () => import('./shell/shell').then((m) => m.Shell),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'streams' },
      {
        path: 'streams',
        title: titled(words.streams.title),
        loadComponent: () => import('./streams/streams').then((m) => m.Streams),
      },
      {
        path: 'streams/new',
        title: titled(words.form.newTitle),
        loadComponent: () => import('./streams/create-stream').then((m) => m.CreateStream),
      },
      {
        path: 'streams/:id/edit',
        title: titled(words.form.editTitle),
        loadComponent: () => import('./streams/edit-stream').then((m) => m.EditStream),
      },
      {
        path: 'streams/:id/event',
        title: titled(words.event.page),
        loadComponent: () => import('./events/event-page').then((m) => m.EventPage),
      },
      {
        path: 'streams/:id',
        title: titled(words.studio.page),
        canDeactivate: [(page: StudioPage) => page.mayLeave()],
        loadComponent: () => import('./studio/studio-page').then((m) => m.StudioPage),
      },
      {
        path: 'library',
        title: titled(words.library.title),
        loadComponent: () => import('./library/library').then((m) => m.Library),
      },
      {
        path: 'library/:id',
        title: titled(words.library.pageTitle),
        loadComponent: () => import('./library/recording-page').then((m) => m.RecordingPage),
      },
      {
        path: 'search',
        title: titled(words.search.title),
        loadComponent: () => import('./transcripts/search-page').then((m) => m.SearchPage),
      },
      {
        path: 'profile',
        title: titled(words.profile.title),
        loadComponent: () => import('./account/profile').then((m) => m.Profile),
      },
      {
        path: 'users',
        title: titled(words.users.title),
        canMatch: [administrator],
        loadComponent: () => import('./users/users').then((m) => m.Users),
      },
      {
        path: '**',
        title: titled(words.shell.notFound.title),
        loadComponent: () => import('./shell/not-found').then((m) => m.NotFound),
      },
    ],
  },
];
