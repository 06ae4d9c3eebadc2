/** Bounds of a server. All have defaults; all can be set. Sizes in bytes, times in milliseconds. */
export interface ServerLimits {
  /** One frame, one argument of Socket.IO, one JSON body. */
  readonly messageBytes: number;
  /** Fragments of one WebSocket message. */
  readonly fragments: number;
  /** Connections that have not been let in yet; one more gets 503. */
  readonly pending: number;
  /** Connections and waiting polls at once; one more gets 503. */
  readonly connections: number;
  /** Of these, those of one address, of IPv6 of one /64; one more connection gets 429, one more poll 503. */
  readonly connectionsPerAddress: number;
  /** Connections of one identity at once. */
  readonly connectionsPerIdentity: number;
  /** Rooms that one connection is a member of. */
  readonly rooms: number;
  /** Until a connection is let in. */
  readonly authenticateMs: number;
  /** Refused credentials of one address a minute; one more gets 429. */
  readonly refusalsPerMinute: number;
  /** Messages of one connection a second, in the long run and at once. */
  readonly messagesPerSecond: number;
  readonly burst: number;
  /** Frames in a row that are no message, until the connection is closed with 1008. */
  readonly invalidFrames: number;
  /** Messages of one connection that are being handled; reading stops at this number. */
  readonly inFlight: number;
  /** Until a handler has answered. */
  readonly handlerMs: number;
  /** Queued for a slow reader: messages of low priority are left out from the first, the reader is cut at the second. */
  readonly shedBytes: number;
  readonly cutBytes: number;
  /** Ping, and how long to wait for its answer. */
  readonly pingMs: number;
  readonly pongMs: number;
  /** Until a closing connection is cut. */
  readonly closeMs: number;
  /** One upload, all uploads at once, and parts of one form. */
  readonly uploadBytes: number;
  readonly uploadsBytes: number;
  readonly formParts: number;
  /** HTTP: until the headers, and until the whole request has come. */
  readonly headersMs: number;
  readonly requestMs: number;
  readonly headerBytes: number;
}

export const defaultServerLimits: ServerLimits = {
  messageBytes: 65_536,
  fragments: 64,
  pending: 1_000,
  connections: 50_000,
  connectionsPerAddress: 500,
  connectionsPerIdentity: 100,
  rooms: 100,
  authenticateMs: 5_000,
  refusalsPerMinute: 20,
  messagesPerSecond: 20,
  burst: 40,
  invalidFrames: 5,
  inFlight: 64,
  handlerMs: 30_000,
  shedBytes: 1_048_576,
  cutBytes: 4_194_304,
  pingMs: 20_000,
  pongMs: 10_000,
  closeMs: 5_000,
  uploadBytes: 26_214_400,
  uploadsBytes: 104_857_600,
  formParts: 20,
  headersMs: 10_000,
  requestMs: 10_000,
  headerBytes: 16_384,
};

/** Bounds of a client. Sizes in bytes, times in milliseconds. */
export interface ClientLimits {
  /** Until a connection is open. */
  readonly connectMs: number;
  /** Until an answer has come. */
  readonly requestMs: number;
  /** The first pause before connecting again, and the longest. Each is drawn from between 0 and its bound. */
  readonly retryMs: number;
  readonly maximumRetryMs: number;
  /** How long a connection has to hold until pauses start small again. */
  readonly stableMs: number;
  /** Silence after which a connection counts as dead, where pings can be seen. */
  readonly silenceMs: number;
  /** What waits to be sent while there is no connection. */
  readonly outboxMessages: number;
  readonly outboxBytes: number;
  /** What waits for the reader of an iterator. */
  readonly bufferedMessages: number;
  /** The newest messages that the contract does not know, kept for whoever asks. */
  readonly unknownMessages: number;
  /** One incoming message. */
  readonly messageBytes: number;
}

export const defaultClientLimits: ClientLimits = {
  connectMs: 10_000,
  requestMs: 30_000,
  retryMs: 500,
  maximumRetryMs: 30_000,
  stableMs: 10_000,
  silenceMs: 40_000,
  outboxMessages: 1_000,
  outboxBytes: 1_048_576,
  bufferedMessages: 1_000,
  unknownMessages: 100,
  messageBytes: 16_777_216,
};

/** Bounds of a sender of callbacks. Sizes in bytes, times in milliseconds. */
export interface CallbackLimits {
  /** Until a target has answered to the end. */
  readonly answerMs: number;
  /** What is read of an answer. */
  readonly answerBytes: number;
  /** The first pause before trying again, which doubles, and the longest. Up to a quarter is added by chance. */
  readonly retryMs: number;
  readonly maximumRetryMs: number;
  /** Tries of one callback, and for how long; then it is dead. */
  readonly tries: number;
  readonly lifeMs: number;
  /** Failures of one target in a row, from which on all that waits for it pauses together. */
  readonly failures: number;
  /** What waits for one target, targets for which anything waits, and what waits for all of them. */
  readonly waiting: number;
  readonly waitingBytes: number;
  readonly targets: number;
  readonly allBytes: number;
}

export const defaultCallbackLimits: CallbackLimits = {
  answerMs: 5_000,
  answerBytes: 65_536,
  retryMs: 1_000,
  maximumRetryMs: 60_000,
  tries: 20,
  lifeMs: 86_400_000,
  failures: 5,
  waiting: 1_000,
  waitingBytes: 1_048_576,
  targets: 1_000,
  allBytes: 67_108_864,
};
