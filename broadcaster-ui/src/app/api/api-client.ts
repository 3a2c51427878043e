import { JsonHttp, JsonRequest } from './json-http';
import { Problem } from './problem';

/** Where an {@link ApiClient} gets its access token from; the Session is one. */
export interface AccessTokens {
  /** A token that is still good, renewed first when it is about to expire; null when nobody is signed in. */
  current(): Promise<string | null>;
  /** Called after a 401 with the refused token; a new one, or null when the session is over. */
  renew(refused: string): Promise<string | null>;
}

/** Requests in the name of the signed-in user: a refused token is renewed once, and the request repeated. */
export class ApiClient {
  constructor(
    private readonly http: JsonHttp,
    private readonly tokens: AccessTokens,
  ) {}

  /** What is no JSON, e.g. a file. */
  async text(path: string): Promise<string> {
    const answer = await this.send({ method: 'GET', path, isText: true });
    return typeof answer === 'string' ? answer : '';
  }

  async send(request: Omit<JsonRequest, 'accessToken'>): Promise<unknown> {
    const accessToken = await this.tokens.current();
    try {
      return await this.http.send({ ...request, accessToken });
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401 || accessToken === null) throw error;
      const renewed = await this.tokens.renew(accessToken);
      if (renewed === null) throw error;
      return this.http.send({ ...request, accessToken: renewed });
    }
  }
}
