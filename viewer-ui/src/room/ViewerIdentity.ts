const key = 'rostrum.viewer';

/**
 * The anonymous identity of this browser: a token signed by the server, so that one person with two tabs counts once.
 * Where storage is forbidden or full it lives as long as the page.
 */
export class ViewerIdentity {
  #token: string | undefined;

  constructor(private readonly storage: () => Storage = () => window.localStorage) {}

  get token(): string | undefined {
    try {
      return this.storage().getItem(key) ?? this.#token;
    } catch {
      return this.#token;
    }
  }

  keep(token: string): void {
    this.#token = token;
    try {
      this.storage().setItem(key, token);
    } catch {
      // Private browsing or a full disk: the copy above serves this page.
    }
  }
}
