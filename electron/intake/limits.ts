/** Size of one segment file: about 2,000 scans of 64×64. Larger ones make the first write after a start slower, smaller ones rotate too often. */
export const SEGMENT_BYTES = 16 * 1024 * 1024

/** Most bytes of records in one group; more waits for the next one. Keeps one write and one sync short (≈ 1 ms). */
export const GROUP_BYTES_MAX = 1024 * 1024

/**
 * Least time between two groups. A record that comes after a quiet moment is written at once; at 1,000 scans/s about two share a durable
 * write. A longer pause saves little, and every answer waits for it (`npm run bench`).
 */
export const GROUP_PAUSE_MS = 1

/**
 * So long after the last record an empty group is written behind it. A damaged group that is the last of all looks like one that a power cut tore before it
 * was acknowledged; with one behind it, it is named. At line rate this happens between trays.
 */
export const REST_AFTER_MS = 500

/** Longest payload of one record; a longer one is refused with TOO_LARGE. Far above any frame the protocol allows. */
export const RECORD_BYTES_MAX = 8 * 1024 * 1024

/** Most bytes that wait for the disk; above it an append is refused with BUSY, so that a hanging disk cannot eat the memory. */
export const PENDING_BYTES_MAX = 64 * 1024 * 1024

/** Most segment files: 8 GiB, about 16 minutes of undecided scans at 1,000/s. Above it an append is refused with FULL. */
export const SEGMENTS_MAX = 512

/**
 * Released segments that are kept before the oldest is written over (64 MiB, 20 minutes at 7 scans/s).
 * A database that lost the tail of its write-ahead log gets those records back from here.
 */
export const HISTORY_SEGMENTS = 4

/** Released segments above this number are deleted, so that one long outage does not hold the disk for ever. */
export const FREE_SEGMENTS_MAX = 8
