import { ApplicationConfig, inject, provideBrowserGlobalErrorListeners } from '@angular/core';
import { provideRouter, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { ProfileApi } from './account/profile-api';
import { exclusivelyAmongTabs, Session } from './account/session';
import { ApiClient } from './api/api-client';
import { JsonHttp } from './api/json-http';
import { routes } from './app.routes';
import { RecordingApi } from './library/recording-api';
import { VodAddresses } from './library/vod-addresses';
import { SummaryApi } from './summaries/summary-api';
import { StreamApi } from './streams/stream-api';
import { TranscriptApi } from './transcripts/transcript-api';
import { UserApi } from './users/user-api';
import { localStorageIfAllowed, Theme } from './theme/theme';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
    ),
    { provide: JsonHttp, useFactory: () => new JsonHttp() },
    {
      provide: Session,
      useFactory: () => new Session(inject(JsonHttp), exclusivelyAmongTabs(navigator.locks)),
    },
    { provide: ApiClient, useFactory: () => new ApiClient(inject(JsonHttp), inject(Session)) },
    { provide: ProfileApi, useFactory: () => new ProfileApi(inject(ApiClient)) },
    { provide: RecordingApi, useFactory: () => new RecordingApi(inject(ApiClient)) },
    { provide: VodAddresses, useFactory: () => new VodAddresses(inject(StreamApi)) },
    { provide: StreamApi, useFactory: () => new StreamApi(inject(ApiClient)) },
    { provide: SummaryApi, useFactory: () => new SummaryApi(inject(ApiClient)) },
    { provide: TranscriptApi, useFactory: () => new TranscriptApi(inject(ApiClient)) },
    { provide: UserApi, useFactory: () => new UserApi(inject(ApiClient)) },
    {
      provide: Theme,
      useFactory: () => new Theme(document.documentElement, localStorageIfAllowed()),
    },
  ],
};
