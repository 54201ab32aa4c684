// A client of FAST2's work-order API: two tokens, their renewal, and photos. Node 20 or later, nothing else.

import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';

/** An answer other than 2xx, with the reason that came with it. */
export class Refused extends Error {
  constructor(status, text) {
    let error;
    try {
      error = JSON.parse(text);
    } catch {
      // A gateway can answer with a page of HTML, too.
    }
    // FAST2 says it in message, the gateway in description, the token call in error_description.
    super(`${status}: ${error?.description ?? error?.message ?? error?.error_description ?? 'no reason'}`);
    this.status = status;
  }
}

/** One user's session. Keep it: a new one logs in anew. */
export class Fast2 {
  #baseUrl;
  #basic;
  #user;
  #gateway;
  #login;
  #refresh;
  #renewing;

  constructor({ baseUrl, key, secret, username, password }) {
    this.#baseUrl = baseUrl.replace(/\/$/, '');
    this.#basic = Buffer.from(`${key}:${secret}`).toString('base64');
    this.#user = { username, password };
  }

  /** What an operation answers, undefined where that is nothing; path is what follows /ao-produkt/v1/. */
  call(method, path, body) {
    return this.#send(method, path, body === undefined ? undefined : JSON.stringify(body));
  }

  /** Puts a photo or a PDF on an arbetsorder: up it goes as a temp file, which is then tied to the arbetsorder. */
  async attach(order, file, text) {
    const form = new FormData();
    form.append('file', await openAsBlob(file), basename(file));
    const { fileName } = await this.#send('POST', 'filetransfer/tempfile', form);
    const fil = [{ filnamn: fileName, typ: 'DOKEXTIMG', beskrivning: text }];
    await this.call('POST', `arbetsorder/${order}/filer`, { fil });
  }

  async #send(method, path, body) {
    if (!this.#login) await this.#anew(() => this.#logIn());
    const used = this.#login;
    try {
      return await this.#once(method, path, body);
    } catch (error) {
      if (error.status !== 401) throw error;
    }
    // A token has run out, and nothing was done: once more with new ones. A second 401 is somebody else's mistake.
    if (this.#login === used) await this.#anew(() => this.#renew());
    return this.#once(method, path, body);
  }

  /** Calls at the same time wait for one renewal: a refresh token is good for one. */
  #anew(how) {
    this.#renewing ??= how().finally(() => (this.#renewing = undefined));
    return this.#renewing;
  }

  /** Both tokens anew: the program's from the gateway, then the user's. */
  async #logIn() {
    const headers = { Authorization: `Basic ${this.#basic}` };
    const form = new URLSearchParams({ grant_type: 'client_credentials' });
    this.#gateway = (await this.#exchange('POST', `${this.#baseUrl}/oauth2/token`, form, headers)).access_token;
    await this.#enter('auth/login', this.#user);
  }

  /** The user's token for the refresh token, which lives longer; both anew where that has run out as well. */
  async #renew() {
    try {
      await this.#enter('auth/refresh', { refresh_token: this.#refresh });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await this.#logIn();
    }
  }

  async #enter(path, body) {
    const tokens = await this.#once('POST', path, JSON.stringify(body), null);
    this.#login = tokens.access_token;
    this.#refresh = tokens.refresh_token;
  }

  #once(method, path, body, login = this.#login) {
    const headers = { Authorization: `Bearer ${this.#gateway}` };
    if (login) headers['X-Auth-Token'] = login;
    // A form says by itself what it is, with its boundary.
    if (typeof body === 'string') headers['Content-Type'] = 'application/json';
    return this.#exchange(method, `${this.#baseUrl}/ao-produkt/v1/${path}`, body, headers);
  }

  async #exchange(method, url, body, headers) {
    const answer = await fetch(url, { method, headers, body, signal: AbortSignal.timeout(30_000) });
    const text = await answer.text();
    if (!answer.ok) throw new Refused(answer.status, text);
    return text ? JSON.parse(text) : undefined;
  }
}
