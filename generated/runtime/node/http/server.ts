/*
 * Resources are served on plain node:http. Routes, validation and the shapes of errors come from the contract, so that
 * a framework would be left with reading a body: the small part that stands here, with its limits in sight, and on
 * the one server that the upgrades need as well. Forms are the exception: their parser is @fastify/busboy, loaded
 * when the first one comes.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Acceptor, ResourceRequest } from "../../wire/acceptor.js";
import { type Clock, systemClock } from "../../wire/clock.js";
import { readCookies } from "../../wire/cookie.js";
import { AsyncApiError } from "../../wire/error.js";
import { defaultServerLimits, type ServerLimits } from "../../wire/limits.js";
import { findPlace, type Place } from "../../wire/resource-place.js";
import { readHeaders, readRemoteAddress, splitTarget } from "../request/head.js";
import { refuseRequest } from "../request/rejection.js";
import { type BodySettings, drain } from "./body-pump.js";
import { allowOrigin, answerOptions, type Cors, exposeHeaders } from "./cors.js";
import { settleBefore, watchDelivery } from "./delivery.js";
import type { FormParserConstructor } from "./form-parser.js";
import { readBody } from "./request-body.js";
import { writeAnswer } from "./resource-answer.js";

/** How resources are served; nothing has to be set. */
export interface ResourceSettings {
  readonly limits?: Partial<ServerLimits>;
  readonly clock?: Clock;
  /** Addresses of proxies whose X-Forwarded-For is believed. Default none. */
  readonly trustedProxies?: readonly string[];
  /** Default: pages of other origins cannot read answers. */
  readonly cors?: Cors;
  /** The class `Busboy` of @fastify/busboy. Default: loaded from there when a form comes. */
  readonly formParser?: FormParserConstructor;
  /** Hears of faults that nobody else can: an answer that could not be written, a missing package. */
  readonly onError?: (error: AsyncApiError) => void;
}

/**
 * Answers a request. False: the path is none of these services'. Never throws or rejects.
 * Fits `request` and `checkContinue` of an `http.Server`.
 */
export type ResourceHandler = (
  request: IncomingMessage,
  response: ServerResponse,
) => boolean | Promise<boolean>;

/** Parameters of a query that are read at all. */
const maximumParameters = 100;

/** Serves the HTTP resources of services. */
export function createResourceHandler(
  acceptors: readonly Acceptor[],
  settings: ResourceSettings = {},
): ResourceHandler {
  const server = new ResourceServer(settings);
  return (request, response) => {
    settleBefore(request);
    const target = splitTarget(request.url);
    const found = target && findPlace(acceptors, request.method ?? "GET", `${target.path}?${target.query}`);
    if (target === undefined || found === undefined) return false;
    allowOrigin(request, response, settings.cors);
    if (found.kind === "place") return server.serve(found.place, { request, response, query: target.query });
    const allow = [...found.allow, "OPTIONS"];
    if (request.method === "OPTIONS") answerOptions(request, response, allow);
    else {
      response.setHeader("allow", allow.join(", "));
      refuse(response, 405, "method-not-allowed", "the resource has other methods");
    }
    return true;
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: string;
}

class ResourceServer {
  readonly #settings: ResourceSettings;
  readonly #limits: ServerLimits;
  readonly #clock: Clock;
  /** What all running uploads have in memory. */
  #uploadsBytes = 0;

  constructor(settings: ResourceSettings) {
    this.#settings = settings;
    this.#limits = { ...defaultServerLimits, ...settings.limits };
    this.#clock = settings.clock ?? systemClock;
  }

  async serve(place: Place, exchange: Exchange): Promise<true> {
    const { request, response } = exchange;
    let reserved = 0;
    const reserve = (bytes: number) => {
      this.#uploadsBytes += bytes;
      reserved += bytes;
      return this.#uploadsBytes <= this.#limits.uploadsBytes;
    };
    response.on("error", () => {});
    request.on("error", () => {});
    try {
      await this.#answer(place, exchange, reserve);
    } catch (thrown) {
      this.#settings.onError?.(AsyncApiError.from(thrown));
      if (response.headersSent) response.destroy();
      else refuse(response, 500, "internal", "the server has a fault");
    } finally {
      this.#uploadsBytes -= reserved;
    }
    return true;
  }

  async #answer(place: Place, exchange: Exchange, reserve: BodySettings["reserve"]): Promise<void> {
    const { request, response } = exchange;
    if (exchange.query.split("&", maximumParameters + 1).length > maximumParameters)
      return refuse(response, 400, "too-many-parameters", "the query has too many parameters");
    const { formParser } = this.#settings;
    const goOn = () => {
      if (request.headers.expect !== undefined) response.writeContinue();
    };
    const settings = {
      limits: this.#limits,
      clock: this.#clock,
      reserve,
      goOn,
      ...(formParser && { formParser }),
    };
    const body = await readBody(request, place.http, settings);
    if (body.ok) return this.#ask(place, exchange, body);
    const { ok, reason } = body;
    if (reason === "aborted") return;
    await drain(request, this.#clock);
    if (!request.complete) response.setHeader("connection", "close");
    if (reason === "full") return refuseRequest(response, noSpace);
    return this.#ask(place, exchange, { ok, reason });
  }

  async #ask(place: Place, exchange: Exchange, body: ResourceRequest["body"]): Promise<void> {
    const { request, response } = exchange;
    if (response.destroyed) return;
    const delivery = watchDelivery(response, this.#clock);
    const { delivered } = delivery;
    const answer = await place.acceptor.answer({ ...this.#describe(place, exchange), body, delivered });
    // Who hung up a moment ago must not count as somebody who got the events.
    if (place.isPoll) await lookAround();
    const { headers } = place.acceptor.description.operations[place.operation] ?? {};
    exposeHeaders(response, headers?.[answer.message?.name ?? ""]?.names ?? []);
    try {
      if (!response.destroyed) await writeAnswer(request, response, answer);
    } catch (thrown) {
      delivery.fail();
      throw thrown;
    }
  }

  #describe(place: Place, exchange: Exchange): Omit<ResourceRequest, "body" | "delivered"> {
    const { request, response, query } = exchange;
    const hungUp = new AbortController();
    response.once("close", () => {
      if (!response.writableFinished)
        hungUp.abort(new AsyncApiError("connection-lost", "the other side hung up"));
    });
    return {
      operation: place.operation,
      parameters: place.parameters,
      query: new URLSearchParams(query),
      headers: readHeaders(request),
      cookies: readCookies(request.headers.cookie),
      remoteAddress: readRemoteAddress(request, this.#settings.trustedProxies ?? []),
      signal: hungUp.signal,
    };
  }
}

/** Lets everything be heard that has arrived: a whole turn of the event loop, wherever in it we are. */
const lookAround = () => new Promise<void>((resolve) => void setImmediate(() => setImmediate(resolve)));

const noSpace = {
  ok: false,
  status: 503,
  code: "busy",
  reason: "too many uploads at once",
  retryAfterMs: 1_000,
} as const;

function refuse(response: ServerResponse, status: number, code: string, reason: string): void {
  refuseRequest(response, { ok: false, status, code, reason });
}
