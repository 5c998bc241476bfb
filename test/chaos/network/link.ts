import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

const LOOPBACK = '127.0.0.1';

/**
 * A stretch of network between the worker and a server: a relay that takes its time and can be cut. Without it
 * everything on one machine is so quick that hardly anything ever happens in the middle of something.
 */
export class Link {
  readonly #target: { host: string; port: number };
  readonly #latencyMs: number;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isCut = false;

  private constructor(target: { host: string; port: number }, latencyMs: number) {
    this.#target = target;
    this.#latencyMs = latencyMs;
    this.#server = createServer({ allowHalfOpen: true }, (near) => this.#relay(near));
  }

  /** @param latencyMs added to whatever goes through, in each direction */
  static async open(target: { host: string; port: number }, latencyMs: number): Promise<Link> {
    const link = new Link(target, latencyMs);
    await new Promise<void>((resolve) => link.#server.listen(0, LOOPBACK, resolve));
    return link;
  }

  /** Where the near end is: HOST:PORT. */
  get address(): string {
    return `${LOOPBACK}:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Resets all connections, and every new one until it is mended. Gives how many there were. */
  cut(): number {
    this.#isCut = true;
    const connections = this.#sockets.size / 2;
    this.#reset();
    return connections;
  }

  mend(): void {
    this.#isCut = false;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#reset();
    await closed;
  }

  #reset(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  #relay(near: Socket): void {
    if (this.#isCut) {
      near.on('error', () => undefined);
      near.resetAndDestroy();
      return;
    }
    const far = connect({ ...this.#target, noDelay: true, allowHalfOpen: true });
    near.setNoDelay(true);
    this.#carry(near, far);
    this.#carry(far, near);
  }

  #carry(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    // One delay for all, so that everything arrives in its order.
    const later = (deliver: () => void) =>
      setTimeout(() => {
        if (!to.destroyed) deliver();
      }, this.#latencyMs);
    from.on('data', (chunk) => later(() => to.write(chunk)));
    from.on('end', () => later(() => to.end()));
    from.on('error', () => to.resetAndDestroy());
    from.on('close', () => {
      this.#sockets.delete(from);
      later(() => to.destroy());
    });
  }
}
