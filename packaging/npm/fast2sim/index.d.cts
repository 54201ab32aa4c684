/** A FAST2 of its own for each test. */

export type Level = 'info' | 'warning' | 'error';

/** A preset by its name, or a rule with `match` and `effect` as `POST /_sim/faults` takes it. */
export type Fault =
  | string
  | { match?: Record<string, unknown>; effect: Record<string, unknown>; name?: string; lifetime?: string };

/** A moment at which the clock then stops; or what `PUT /_sim/clock` takes. */
export type Moment = string | Date | { now?: string; freeze?: boolean; rate?: number; advance?: string };

export interface WorldOptions {
  /** Codes of notes and refusals that the client is meant to cause. */
  allow?: string | readonly string[];
  clock?: Moment;
  contract?: '1.1' | 'published';
  /** The name of a built-in scenario, a file that ends in .yaml, or the scenario itself. */
  scenario?: string | Record<string, unknown>;
  faults?: Fault | readonly Fault[];
  strict?: 'lenient' | 'fast2' | 'strict' | boolean;
  /** The notes that fail a test: warning and graver ones, where it is left out. */
  failOn?: Level | 'never';
}

/** What FAST2 lets pass and is still wrong, or why it refuses. */
export interface Note {
  readonly code: string;
  readonly level: Level;
  readonly text: string;
  readonly hint: string;
  readonly rule: string;
  readonly basis: readonly string[];
  readonly source: string;
  readonly method: string;
  readonly target: string;
  readonly status: number;
  readonly operation: string | null;
  readonly request: number;
}

/** What comes from the control plane. docs/control-plane.md has an example of every call. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

export declare class World {
  private constructor();
  readonly name: string;
  /** What the client takes for FAST2: what stands before /oauth2/token and /ao-produkt/v1. */
  readonly baseUrl: string;
  readonly tokenUrl: string;
  readonly apiUrl: string;
  readonly allowed: readonly string[];
  readonly contract: '1.1' | 'published';
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly username: string;
  readonly password: string;
  /** A kund that has something to report on. */
  readonly kundId: string;
  readonly kundNr: string;
  /** The variables that `fast2sim exec` gives, for this world. */
  readonly env: Record<string, string>;
  /** Both tokens as the header fields of a request. */
  headers(username?: string, password?: string): Promise<Record<string, string>>;
  /** A call of this world's control plane, such as sim('PUT', 'clock', { advance: 'PT31M' }). */
  sim(method: string, path: string, body?: unknown): Promise<Json>;
  now(): Promise<Date>;
  /** Sets the clock and stops it there, until `advance`. */
  setClock(moment: Moment): Promise<void>;
  /** Moves the clock, for example by 'PT31M'; says what fell due. */
  advance(duration: string): Promise<Json>;
  /** Answers otherwise from now on: fault('gateway.throttled', { method: 'POST', times: 1 }). */
  fault(
    effect: string | Record<string, unknown>,
    match?: Record<string, unknown>,
    more?: { name?: string; lifetime?: string },
  ): Promise<Json>;
  clearFaults(): Promise<void>;
  snapshot(name?: string): Promise<void>;
  /** Puts the world back to a snapshot. Clients must log in anew. */
  restore(name?: string): Promise<void>;
  /** Takes back the latest requests that changed data; says what they had changed. */
  undo(requests?: number): Promise<Json>;
  /** Puts the world back to how it began. Clients must log in anew. */
  reset(): Promise<void>;
  diff(since?: string): Promise<Json>;
  /** The data, as a seed. */
  state(): Promise<Json>;
  /** Lays data over that of the world; it has the keys of a seed. */
  layOver(state: Record<string, unknown>): Promise<void>;
  /** The mail and SMS that FAST2 would have sent. */
  outbox(): Promise<Json>;
  journal(which?: Record<string, string>): Promise<Json[]>;
  entry(number: number): Promise<Json>;
  /** Throws where no such requests were made; their numbers. */
  verify(question: Record<string, unknown>): Promise<number[]>;
  /** What was noted of this level and graver ones, also of what is allowed. */
  notes(level?: Level): Promise<Note[]>;
  /** The latest requests, one a line. */
  requests(): Promise<string[]>;
  /** Reads what was noted since the last time; the journal keeps the latest 2,000 requests. */
  collect(): Promise<void>;
  /** Throws UnexpectedNotes where the client did what is noted and not allowed. */
  check(): Promise<void>;
  drop(): Promise<void>;
  /** Checks it and drops it. */
  close(): Promise<void>;
}

export declare class Simulator {
  /** One that runs already. */
  constructor(url: string, variables?: Record<string, string | undefined>);
  readonly url: string;
  readonly variables: Readonly<Record<string, string>>;
  sim(method: string, path: string, body?: unknown): Promise<Json>;
  world(name?: string, options?: WorldOptions): Promise<World>;
  stop(): Promise<void>;
}

/** A call that the simulator refused. */
export declare class SimulatorError extends Error {
  readonly status: number;
  readonly code?: string;
  readonly problem?: Json;
}

/** The client did what the simulator noted, and nobody has allowed. */
export declare class UnexpectedNotes extends Error {}

/** The program is not there, or this machine can't run it; says what to do. */
export declare class CannotRun extends Error {}

/** A world for a test of node:test alone, judged and gone after it. */
export declare function world(
  t: { readonly name: string; after(hook: () => Promise<void>): void },
  options?: WorldOptions,
): Promise<World>;

type Hook = (hook: () => Promise<void>) => unknown;

/** The hooks of a test runner; those of Jest and Vitest are called afterAll, that of node:test after. */
export interface Hooks {
  beforeEach: Hook;
  afterEach: Hook;
  afterAll?: Hook;
  after?: Hook;
}

/** A world for each test of a file or a `describe`, by the global hooks or these. It is that of the test that runs. */
export declare function useWorld(options?: WorldOptions, hooks?: Hooks): World;

/** A fresh world, to be closed by the caller. */
export declare function openWorld(options?: WorldOptions, name?: string): Promise<World>;

/** Starts a simulator in memory, on a free port of this machine. It ends with `stop`, and with this process. */
export declare function start(options?: {
  program?: string;
  /** Options of `fast2sim exec`, such as ['--seed', 'seed.yaml']. */
  args?: readonly string[];
  /** Where it looks for fast2sim.yaml and the files that are named. */
  folder?: string;
}): Promise<Simulator>;

/** Ends the simulator that world, useWorld or openWorld have started. */
export declare function stop(): Promise<void>;

/** The path of the program that came with this package. Throws CannotRun. */
export declare function findBinary(): string;
