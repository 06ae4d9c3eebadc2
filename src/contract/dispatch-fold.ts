import type { Dispatch, FramePart, Message, Tag } from "./contract.js";

/** What becomes of each kind of dispatch; what lies below a switch has become `T` already. */
interface DispatchFold<M, T> {
  message(message: M, refinements: readonly M[]): T;
  ambiguous(messages: readonly M[]): T;
  switch(choice: FoldedSwitch<T>): T;
  frames(parts: readonly (readonly [frame: FramePart["frame"], found: T])[]): T;
}

export interface FoldedSwitch<T> {
  readonly path: readonly string[];
  readonly cases: readonly (readonly [value: Tag, found: T])[];
  /** What the cases and the rest have become, in this order. */
  readonly all: readonly T[];
  readonly otherwise: T | undefined;
}

/** Makes one thing of a dispatch, from its messages upwards. */
export function foldDispatch<M, T>(dispatch: Dispatch<M>, fold: DispatchFold<M, T>): T {
  switch (dispatch.kind) {
    case "message":
      return fold.message(dispatch.message, dispatch.refinements);
    case "ambiguous":
      return fold.ambiguous(dispatch.messages);
    case "switch": {
      const cases = dispatch.cases.map(({ value, then }) => [value, foldDispatch(then, fold)] as const);
      const otherwise = dispatch.otherwise && foldDispatch(dispatch.otherwise, fold);
      const all = [...cases.map(([, found]) => found), ...(otherwise === undefined ? [] : [otherwise])];
      return fold.switch({ path: dispatch.path, cases, all, otherwise });
    }
    case "frames":
      return fold.frames(dispatch.parts.map(({ frame, then }) => [frame, foldDispatch(then, fold)] as const));
    default:
      return dispatch satisfies never;
  }
}

/** The same dispatch over other messages: their names, or those seen from the other side. */
export const mapDispatch = <M, N>(dispatch: Dispatch<M>, change: (message: M) => N): Dispatch<N> =>
  foldDispatch<M, Dispatch<N>>(dispatch, {
    message: (message, refinements) => ({
      kind: "message",
      message: change(message),
      refinements: refinements.map(change),
    }),
    ambiguous: (messages) => ({ kind: "ambiguous", messages: messages.map(change) }),
    switch: ({ path, cases, otherwise }) => ({
      ...{ kind: "switch", path },
      cases: cases.map(([value, then]) => ({ value, then })),
      ...(otherwise && { otherwise }),
    }),
    frames: (parts) => ({ kind: "frames", parts: parts.map(([frame, then]) => ({ frame, then })) }),
  });

/** The messages that a dispatch can find, each once. */
export const messagesOf = (dispatch: Dispatch | undefined): readonly Message[] =>
  dispatch === undefined
    ? []
    : [
        ...new Set(
          foldDispatch<Message, readonly Message[]>(dispatch, {
            message: (message, refinements) => [message, ...refinements],
            ambiguous: (messages) => messages,
            switch: ({ all }) => all.flat(),
            frames: (parts) => parts.flatMap(([, found]) => found),
          }),
        ),
      ];
