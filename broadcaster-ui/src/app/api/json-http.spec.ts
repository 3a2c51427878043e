import { JsonHttp } from './json-http';
import { Problem } from './problem';

function answering(response: Response | Error): {
  http: JsonHttp;
  calls: { path: string; init: RequestInit }[];
} {
  const calls: { path: string; init: RequestInit }[] = [];
  const http = new JsonHttp((input, init) => {
    calls.push({ path: input as string, init: init ?? {} });
    return response instanceof Error ? Promise.reject(response) : Promise.resolve(response);
  });
  return { http, calls };
}

describe('JsonHttp', () => {
  it('sends JSON with the token and reads JSON', async () => {
    const { http, calls } = answering(Response.json({ id: 'x' }));

    const answer = await http.send({
      method: 'POST',
      path: '/api/streams',
      body: { title: 'A' },
      accessToken: 'token',
    });

    expect(answer).toEqual({ id: 'x' });
    expect(calls[0]?.path).toBe('/api/streams');
    expect(calls[0]?.init.body).toBe('{"title":"A"}');
    expect(calls[0]?.init.headers).toMatchObject({
      Authorization: 'Bearer token',
      'Content-Type': 'application/json',
    });
  });

  it('names the version that it changes, and reads text where that is asked for', async () => {
    const { http, calls } = answering(new Response('WEBVTT'));

    const request = { method: 'PATCH', path: '/api/x', ifMatch: '17', isText: true } as const;

    expect(await http.send(request)).toBe('WEBVTT');
    expect(calls[0]?.init.headers).toMatchObject({
      'If-Match': '"17"',
      Accept: 'text/*, application/json, application/problem+json',
    });
  });

  it('answers null for an empty body', async () => {
    const { http } = answering(new Response(null, { status: 204 }));

    expect(await http.send({ method: 'DELETE', path: '/api/streams/1' })).toBeNull();
  });

  it('reads a problem with its fields and its wait', async () => {
    const body = {
      type: 'urn:rostrum:problem:invalid-input',
      detail: 'Some fields are wrong.',
      errors: [{ field: 'title', message: 'must not be blank' }, { nonsense: 1 }],
    };
    const headers = { 'Content-Type': 'application/problem+json', 'Retry-After': '12' };
    const { http } = answering(new Response(JSON.stringify(body), { status: 400, headers }));

    const problem: unknown = await http
      .send({ method: 'POST', path: '/api/streams' })
      .catch((error: unknown) => error);

    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({
      status: 400,
      code: 'invalid-input',
      detail: 'Some fields are wrong.',
      fields: [{ field: 'title', message: 'must not be blank' }],
      retryAfterSeconds: 12,
      isTemporary: false,
    });
  });

  it.each([
    ['no answer', new TypeError('Failed to fetch'), 'unreachable'],
    ['an error page', new Response('<html>', { status: 502 }), 'http-502'],
    ['an answer that is no JSON', new Response('<html>'), 'unreachable'],
  ])('takes %s for something that passes', async (_, response, code) => {
    const { http } = answering(response);

    await expect(http.send({ method: 'GET', path: '/api/x' })).rejects.toMatchObject({
      code,
      isTemporary: true,
    });
  });
});
