import type { Page, WebSocketRoute } from '@playwright/test';

/** The way from a page to the recorder, which can be cut while everything else goes on. */
export class RecorderCut {
  readonly #sockets = new Set<WebSocketRoute>();
  #isCut = false;

  static async of(page: Page): Promise<RecorderCut> {
    const cut = new RecorderCut();
    await page.routeWebSocket(/\/recorder\/socket\.io\//, (socket) => cut.#opened(socket));
    return cut;
  }

  /** Ends all connections and lets no new one through. */
  async cut(): Promise<void> {
    this.#isCut = true;
    for (const socket of this.#sockets) await socket.close();
    this.#sockets.clear();
  }

  mend(): void {
    this.#isCut = false;
  }

  async #opened(socket: WebSocketRoute): Promise<void> {
    if (this.#isCut) {
      await socket.close();
      return;
    }
    socket.connectToServer();
    this.#sockets.add(socket);
  }
}
