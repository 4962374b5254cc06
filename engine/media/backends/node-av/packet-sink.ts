import type { Packet } from 'node-av/lib';

/** Where encoded pictures go. */
export interface PacketSink {
  write(packet: Packet): Promise<void>;
  /** Completes what was written; fails if any of it did not reach the disk. */
  finish(): Promise<void>;
  /** Lets go of the file, whole or not. */
  close(): Promise<void>;
}
