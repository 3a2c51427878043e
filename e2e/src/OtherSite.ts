import { createServer, type Server } from 'node:http';

/** Somebody else's web site: another origin than the product's, on this machine like it. */
export class OtherSite implements AsyncDisposable {
  readonly #server: Server;
  readonly url: string;
  #body = '';

  private constructor(server: Server, url: string) {
    this.#server = server;
    this.url = url;
    server.on('request', (_, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><title>Elsewhere</title>${this.#body}`);
    });
  }

  static async start(): Promise<OtherSite> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') {
      throw new Error('no address');
    }
    return new OtherSite(server, `http://127.0.0.1:${address.port}/`);
  }

  /** What its page holds from now on. */
  show(body: string): void {
    this.#body = body;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
