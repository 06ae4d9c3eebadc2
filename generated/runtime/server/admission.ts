import { onAbort } from "../wire/abort.js";
import type { Admission, Handshake, Rejection, RequestHeaders } from "../wire/acceptor.js";
import { AsyncApiError } from "../wire/error.js";
import { denyQuery, missingOf, readQuery } from "../wire/query.js";
import type { Denial } from "../wire/refusal.js";
import type { SecurityDescription } from "../wire/service-description.js";
import { type Credential, explainCredentials, readCredentials } from "./handshake-credentials.js";
import { isOriginAllowed } from "./origin.js";
import { RefusalCounter } from "./rate.js";
import type { ServerState } from "./state.js";
import { networkOf, Tally } from "./tally.js";

/** By the keys of the contract's security schemes; undefined where there are none. */
export type GivenCredentials = Readonly<Record<string, Credential | undefined>>;

/** Who asks to be let in, and what is known of them. */
export interface Authentication<Credentials = GivenCredentials> {
  /** Those that stand where the contract puts them. */
  readonly credentials: Credentials;
  /** The channel that is to be connected to, or the channel of the HTTP operation. */
  readonly channel: string;
  /** The HTTP operation; undefined for a connection. */
  readonly operation: string | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  /** Without the secrets that the contract does not ask for there. */
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly headers: RequestHeaders;
  readonly cookies: Readonly<Record<string, string>>;
  /** Socket.IO: the handshake's `auth`. */
  readonly auth: unknown;
  readonly remoteAddress: string;
  /** Headers of the answer, such as `set-cookie`. */
  readonly replyHeaders: [name: string, value: string][];
  readonly signal: AbortSignal;
}

/** Says who asks; throws to refuse. */
export type Authenticate = (request: Authentication) => unknown;

/** Who is there at the moment; waiting polls count among them. */
interface Crowd {
  readonly isClosing: boolean;
  readonly size: number;
  sizeOf(identity: string): number;
  sizeAt(address: string): number;
}

/** What admission needs of the server. */
interface Door {
  readonly state: ServerState;
  readonly authenticate: Authenticate | undefined;
  readonly origins: readonly string[] | "any" | undefined;
  readonly population: Crowd;
}

type Request = Omit<Handshake, "channel" | "transport"> & {
  readonly channel: string;
  readonly operation?: string;
  /** Keys of the service's `security`, each of which is enough; none where anybody may come in. */
  readonly security: readonly string[];
  /** An Origin that is there is looked at; for requests only where a cookie is asked for. */
  readonly checksOrigin: boolean;
  /** Browsers say their Origin always when they open a connection, but not for each request. */
  readonly needsOrigin: boolean;
};

type Identification = { readonly ok: true; readonly identity: unknown } | Rejection;

const reject = (status: number, code: string, reason: string, retryAfterMs?: number): Rejection => ({
  ok: false,
  status,
  code,
  reason,
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});

/** The one refusal of credentials: it does not tell which part of them was wrong. */
const unauthenticated = /* @__PURE__ */ reject(401, "unauthenticated", "valid credentials are needed");

/** One identity or one address has as many as it may have. */
const tooMany = /* @__PURE__ */ reject(429, "rate-limited", "there are too many connections", 1_000);

/** Lets connections in, or not, and finds out who asks for HTTP resources. */
export class Admitter {
  readonly #door: Door;
  readonly #refusals: RefusalCounter;
  readonly #pendingAt = new Tally();
  #pending = 0;

  constructor(door: Door) {
    this.#door = door;
    this.#refusals = new RefusalCounter(door.state.clock, door.state.limits.refusalsPerMinute);
  }

  /** Lets a connection in, or not, and tells the observer where not. Never throws. */
  async admit(handshake: Handshake): Promise<Admission> {
    const admission = await this.#check(handshake);
    // Early and without credentials: those may follow, and then it is decided.
    if (!admission.ok && !(handshake.isEarly && admission.status === 401)) {
      const { channel, parameters } = handshake;
      const { status, code, reason } = admission;
      this.#door.state.observe?.({
        ...{ kind: "handshake-rejected", channel, parameters, status, reason: code, text: reason },
      });
    }
    return admission;
  }

  /** In this order: the path, room for one more, here and of the address, the Origin, credentials, the query, the caps. */
  async #check(handshake: Handshake): Promise<Admission> {
    const { state, population } = this.#door;
    const { limits, plan } = state;
    if (population.isClosing)
      return this.#refuse(handshake.channel, reject(503, "closed", "the server is closing"));
    const channel = plan.channels.get(handshake.channel);
    if (channel === undefined) return reject(404, "not-found", "there is no such channel");
    if (this.#pending >= limits.pending || population.size + this.#pending >= limits.connections)
      return this.#refuse(channel.name, reject(503, "busy", "there are too many connections", 1_000));
    const network = networkOf(handshake.remoteAddress);
    const here = population.sizeAt(handshake.remoteAddress) + this.#pendingAt.of(network ?? "");
    if (here >= limits.connectionsPerAddress) return this.#refuse(channel.name, tooMany);
    this.#pending += 1;
    const leave = this.#pendingAt.add(network);
    try {
      const { security } = channel;
      const needsOrigin = handshake.transport !== "memory";
      const found = await this.identify({ ...handshake, security, checksOrigin: true, needsOrigin });
      if (!found.ok) return found;
      const missing = missingOf(handshake.query, channel.description.query);
      if (missing !== undefined)
        return this.#refuse(channel.name, reject(400, "invalid-message", `the query has no \`${missing}\``));
      const wrong =
        state.validation.incoming === "strict"
          ? channel.description.queryValues?.issuesOf(handshake.query)
          : undefined;
      if (wrong !== undefined && wrong.length > 0)
        return this.#refuse(channel.name, reject(400, "invalid-message", denyQuery(wrong).text));
      const key = state.identityOf(found.identity, channel.name);
      if (key !== undefined && population.sizeOf(key) >= limits.connectionsPerIdentity)
        return this.#refuse(channel.name, tooMany);
      return population.isClosing
        ? reject(503, "closed", "the server is closing")
        : { ok: true, handshake, identity: found.identity };
    } catch {
      return this.#refuse(channel.name, reject(503, "internal", "it cannot be found out who asks"));
    } finally {
      this.#pending -= 1;
      leave();
    }
  }

  /** Origin and credentials. Never throws. */
  async identify(request: Request): Promise<Identification> {
    const { state, origins, authenticate } = this.#door;
    const { channel, operation, security, headers, remoteAddress } = request;
    const schemes = schemesOf(state.description.security, security);
    const credentials = readCredentials(schemes, request);
    const given = security.filter((key) => credentials[key] !== undefined);
    const isCookie = (key: string) => schemes[key]?.in === "cookie";
    const rule = {
      origins,
      byCookie: request.needsOrigin && given.length > 0 && given.every(isCookie),
      hasCookies: Object.keys(request.cookies).length > 0,
    };
    if ((request.checksOrigin || security.some(isCookie)) && !isOriginAllowed(headers, rule))
      return this.#refuse(channel, reject(403, "forbidden", "the Origin is not allowed"), operation);
    const waitMs =
      security.length > 0 || authenticate !== undefined ? this.#refusals.waitOf(remoteAddress) : 0;
    if (waitMs > 0)
      return this.#refuse(
        channel,
        reject(429, "rate-limited", "credentials were refused too often", waitMs),
        operation,
      );
    if (security.length > 0 && (given.length === 0 || authenticate === undefined)) {
      const detail = given.length === 0 ? explainCredentials(Object.values(schemes), request) : undefined;
      return this.#refuseCredentials(request, detail);
    }
    if (authenticate === undefined) return { ok: true, identity: undefined };
    const { parameters, query, cookies, auth, replyHeaders } = request;
    const declared = [
      state.plan.channels.get(channel)?.description.query,
      operation === undefined ? undefined : state.description.operations[operation]?.http?.query,
      {
        required: [],
        optional: Object.values(schemes).flatMap((one) => (one.in === "query" ? [one.name ?? ""] : [])),
      },
    ];
    const optional = declared.flatMap((one) => [...(one?.required ?? []), ...(one?.optional ?? [])]);
    const authentication = {
      ...{ credentials, channel, operation, parameters, headers, cookies, auth, remoteAddress, replyHeaders },
      query: readQuery(query, { required: [], optional }),
    };
    try {
      const identity = await this.#authenticate(authenticate, authentication, request.signal);
      return { ok: true, identity };
    } catch (thrown) {
      return this.#refuseThrown(request, thrown);
    }
  }

  /** Asks the user's function; the time for that is bounded. */
  #authenticate(
    authenticate: Authenticate,
    request: Omit<Authentication, "signal">,
    signal: AbortSignal,
  ): Promise<unknown> {
    const { clock, limits } = this.#door.state;
    const controller = new AbortController();
    return new Promise((resolve, reject_) => {
      const releases: (() => void)[] = [];
      const end = () => {
        for (const release of releases.splice(0)) release();
      };
      // Whether the function listens or not: nothing is left of it.
      const stop = (error: AsyncApiError) => {
        end();
        controller.abort(error);
        reject_(error);
      };
      const expire = () => stop(new AsyncApiError("timeout", "finding out who asks took too long"));
      const hangUp = () => stop(new AsyncApiError("aborted", "the other side hung up"));
      releases.push(clock.after(limits.authenticateMs, expire));
      releases.push(onAbort(signal, hangUp));
      const run = async () => authenticate({ ...request, signal: controller.signal });
      run().then(resolve, reject_).finally(end);
    });
  }

  /** Anything thrown means no; what is no word about the credentials does not count against the address. */
  #refuseThrown(request: Request, thrown: unknown): Rejection {
    const { channel, operation } = request;
    const error = AsyncApiError.from(thrown, "unauthenticated");
    const { code, reason, contractCode } = error;
    const coded: Denial = {
      reasons: [code],
      text: reason,
      ...(contractCode !== undefined && { contractCode }),
    };
    switch (code) {
      case "forbidden":
        return this.#refuse(channel, { ...reject(403, code, reason), detail: coded }, operation);
      case "rate-limited":
        return this.#refuse(
          channel,
          reject(429, "rate-limited", error.reason, error.retryAfterMs),
          operation,
        );
      case "timeout":
      case "aborted":
      case "busy":
      case "internal":
      case "bad-state":
      case "closed":
        return this.#refuse(
          channel,
          reject(503, error.code, "it cannot be found out who asks", error.retryAfterMs),
          operation,
        );
      default:
        return this.#refuseCredentials(request, contractCode === undefined ? undefined : coded);
    }
  }

  #refuseCredentials({ channel, operation, remoteAddress, isEarly }: Request, detail?: Denial): Rejection {
    if (isEarly === undefined) this.#refusals.add(remoteAddress);
    return this.#refuse(channel, detail ? { ...unauthenticated, detail } : unauthenticated, operation);
  }

  #refuse(channel: string, rejection: Rejection, operation?: string): Rejection {
    const { code: reason } = rejection;
    this.#door.state.report({
      kind: "refused",
      channel,
      ...(operation === undefined ? {} : { operation }),
      reason,
    });
    return rejection;
  }
}

/**
 * The schemes that are asked for. Where none is asked for, those of the service that no query carries: a token that a
 * client brings of its own accord is looked at, but not in a place that the contract does not name.
 */
function schemesOf(
  schemes: Readonly<Record<string, SecurityDescription>>,
  security: readonly string[],
): Readonly<Record<string, SecurityDescription>> {
  const isRead = ([key, scheme]: readonly [string, SecurityDescription]) =>
    security.length === 0 ? scheme.in !== "query" : security.includes(key);
  return Object.fromEntries(Object.entries(schemes).filter(isRead));
}
