/** A call without an answer after this long is given up: an operator at a screen has waited long enough to want a reason. */
export const CALL_DEADLINE_MS = 10_000

/** Largest message either way: sixteen three-channel 256×256 pictures with room to spare. A larger one is refused before it is sent, and ends the port when it arrives. */
export const MESSAGE_BYTES_MAX = 16 * 1024 * 1024

/** Values in one message: what a check may have to walk. A message with more is treated as too large. */
export const MESSAGE_VALUES_MAX = 200_000

/** Depth of nested values; deeper is treated as too large. */
export const MESSAGE_DEPTH_MAX = 32

/** Calls under way on one port at the serving end; the next one is answered BUSY. */
export const CALLS_UNDER_WAY_MAX = 256

/** An event is dropped while more than this waits to be taken: events carry the newest state, so the next one replaces it. */
export const EVENT_BACKLOG_BYTES_MAX = 4 * 1024 * 1024
