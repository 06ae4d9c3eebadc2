/** What was said by whom to whom, and what became of it; `check` says what does not add up. */
export class Ledger {
  readonly #sent = new Map<string, { readonly sender: string; readonly place: number }>();
  readonly #counts = new Map<string, number>();
  readonly #acknowledged = new Set<string>();
  readonly #delivered: string[] = [];

  /** Somebody has begun to send a message. */
  send(sender: string, id: string): void {
    const place = this.#counts.get(sender) ?? 0;
    this.#counts.set(sender, place + 1);
    this.#sent.set(id, { sender, place });
  }

  acknowledge(id: string): void {
    this.#acknowledged.add(id);
  }

  deliver(id: string): void {
    this.#delivered.push(id);
  }

  get sizes() {
    return {
      sent: this.#sent.size,
      acknowledged: this.#acknowledged.size,
      delivered: this.#delivered.length,
    };
  }

  /**
   * Acknowledged is a subset of delivered; nothing is delivered that was not sent; and where what was delivered has gone
   * through the reader's de-duplication: each once, and of each sender in order.
   */
  check(reading: "raw" | "deduplicated" = "deduplicated"): readonly string[] {
    const faults: string[] = [];
    const delivered = new Set(this.#delivered);
    for (const id of this.#acknowledged)
      if (!delivered.has(id)) faults.push(`${id} was acknowledged and lost`);
    for (const id of delivered) if (!this.#sent.has(id)) faults.push(`${id} was delivered and never sent`);
    if (reading === "raw") return faults;
    const seen = new Set<string>();
    const reached = new Map<string, number>();
    for (const id of this.#delivered) {
      if (seen.has(id)) faults.push(`${id} was delivered twice`);
      seen.add(id);
      const { sender, place } = this.#sent.get(id) ?? { sender: "?", place: 0 };
      if (place < (reached.get(sender) ?? -1)) faults.push(`${id} of ${sender} came out of order`);
      reached.set(sender, place);
    }
    return faults;
  }
}
