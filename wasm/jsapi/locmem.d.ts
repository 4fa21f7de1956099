// The page API of LocMem Playground: window.locmem.
//
// Times are seconds since the epoch, fractions included, as Python's
// time.time() gives them. The clock of all processes is the wall time plus an
// offset that advance() moves.

export interface LocMem {
  /** Fulfilled when this tab is a process. */
  ready: Promise<{ name: string; pid: number }>;
  /** The build's version. */
  version: string;
  /** The name of this tab's process, such as "t1". */
  self: string;
  /**
   * Runs code in a process: a name, or "self". Calls of one process run one
   * after the other, first in, first out. What the code raises is in `error`;
   * rejects only when the process is gone or does not answer. While a scenario
   * is open, its processes ("w1", "s2.w1"), their threads ("w1.a") and "lb" are
   * reached as well, and advance moves its clock.
   */
  exec(process: string, code: string): Promise<Result>;
  /** All processes by name, with those that have ended and whose name is free. */
  processes(): Promise<Process[]>;
  /** Moves the clock of all processes; answers the new offset in seconds. */
  advance(seconds: number): Promise<number>;
  /** Ends a process and starts it anew, empty. This tab's own call never settles. */
  restart(process: string): Promise<void>;
  /**
   * Sends n requests (1) through the balancer of the open scenario, one after
   * the other, and answers what came of each. Rejects if none is open.
   */
  request(path: string, n?: number): Promise<Served[]>;
  /** The open scenario as a link's data, edits included: "1d=...". "" if none is open. */
  state(): string;
  /**
   * Opens a link's data, with or without "#", in place of what is open;
   * fulfilled when its processes have started. Rejects for a link that cannot
   * be read, and then changes nothing.
   */
  load(state: string): Promise<void>;
  /** Calls fn with each event from now on, until the answered function is called. */
  on(type: "event", fn: (event: CacheEvent) => void): () => void;
  on(type: "process", fn: (change: ProcessChange) => void): () => void;
  on(type: "clock", fn: (move: ClockMove) => void): () => void;
}

export interface Result {
  /** What was printed, and warnings. */
  output: string;
  /** The text of the last expression, "None" for None; null for a statement. */
  repr: string | null;
  /** The exception that ended the run. */
  error: { type: string; message: string; line?: number } | null;
}

export interface Served {
  time: number;
  client?: string;
  /** Who answered; "" if no worker was there. */
  process: string;
  pid: number;
  thread?: string;
  /** The function of views.py. */
  view?: string;
  path: string;
  status: number;
  body: string;
  hits: number;
  misses: number;
  queries: number;
  milliseconds: number;
  /** The answer took the session cookie away. */
  cookieDeleted: boolean;
  /** What the view printed, and warnings. */
  output?: string;
  /** The last line of the traceback that ended the view. */
  error?: string;
}

export interface Process {
  name: string;
  pid: number;
  kind: "tab" | "worker";
  /** It is this tab's own. */
  self: boolean;
  /** It holds its lock; false: it has ended. */
  alive: boolean;
  /** It replied lately. */
  answering: boolean;
  startedAt: number;
  hits: number;
  misses: number;
  /** In memory, expired ones included. */
  entries: number;
}

export interface CacheEvent {
  /** From 1, in the order of the process. */
  seq: number;
  time: number;
  process: string;
  pid: number;
  thread?: string;
  alias: string;
  location: string;
  /** The method's name in Django. */
  op: string;
  key: string;
  fullKey: string;
  outcome: "hit" | "miss" | "expired" | "stored" | "kept" | "deleted" | "absent" | "cleared" | "error";
  /** The seq of the event that explains this one. */
  cause?: number;
  /** The full keys that a cull dropped. */
  evicted?: string[];
  /** The full key that incr_version and decr_version took the value from. */
  moved?: string;
  timeout?: string;
  error?: string;
}

export interface ProcessChange extends Process {
  change: "started" | "stopped" | "changed" | "skipped" | "restarts";
  /** What a stopped process took with it. */
  lost: Loss | null;
  /** What the process before this one, in the same tab, took with it. */
  replaces: Loss | null;
  /** How many events of a burst were not passed on, before those that follow. */
  skipped: number;
  /** How many entries those evicted. */
  evicted: number;
  time: number;
}

export interface Loss {
  name: string;
  pid: number;
  entries: number;
  /** The first of the keys. */
  keys: string[];
  /** false: nobody wrote down what it held. */
  known: boolean;
}

export interface ClockMove {
  /** Seconds ahead of the wall time. */
  offset: number;
  /** This move, in seconds. */
  by: number;
  /** The process whose tab moved it. */
  from: string;
  time: number;
}

declare global {
  interface Window {
    locmem: LocMem;
  }
}
