/** Carries what rooms are told to the other machines of a service. At most once: what is lost on the way stays lost. */
export interface Fanout {
  /** Tells every listener of the topic's data, on every machine; hearing oneself does no harm. */
  publish(topic: string, data: string): void;
  /** Hears everything; what it returns ends that. */
  subscribe(listener: (topic: string, data: string) => void): () => void;
}

/** Joins servers that run in one process. */
export function localFanout(): Fanout {
  const listeners = new Set<(topic: string, data: string) => void>();
  return {
    publish(topic, data) {
      for (const listener of [...listeners]) listener(topic, data);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
