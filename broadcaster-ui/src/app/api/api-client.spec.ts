import { AccessTokens, ApiClient } from './api-client';
import { JsonHttp, JsonRequest } from './json-http';
import { Problem } from './problem';

describe('ApiClient', () => {
  let sent: JsonRequest[];
  let good: string;
  let tokens: AccessTokens;

  const client = (): ApiClient =>
    new ApiClient(
      {
        send: (request: JsonRequest) => {
          sent.push(request);
          return request.accessToken === good
            ? Promise.resolve('answer')
            : Promise.reject(new Problem(401, 'unauthorized'));
        },
      } as unknown as JsonHttp,
      tokens,
    );

  beforeEach(() => {
    sent = [];
    good = 'new';
    tokens = { current: () => Promise.resolve('old'), renew: () => Promise.resolve('new') };
  });

  it('renews a refused token once and repeats the request', async () => {
    expect(await client().send({ method: 'GET', path: '/api/x' })).toBe('answer');
    expect(sent.map(({ accessToken }) => accessToken)).toEqual(['old', 'new']);
  });

  it('does not repeat for ever', async () => {
    good = 'never';

    await expect(client().send({ method: 'GET', path: '/api/x' })).rejects.toMatchObject({
      status: 401,
    });
    expect(sent).toHaveLength(2);
  });

  it('passes the refusal on when the session is over', async () => {
    tokens = { current: () => Promise.resolve('old'), renew: () => Promise.resolve(null) };

    await expect(client().send({ method: 'GET', path: '/api/x' })).rejects.toMatchObject({
      status: 401,
    });
    expect(sent).toHaveLength(1);
  });
});
