/** Times and sizes of the scanner link, the same for both ends; proto/README.md tells them to implementers. */

/** How often each end shows that it is alive: three may be lost before the other end is called silent. */
export const HEARTBEAT_INTERVAL_MS = 200

/** Without a good frame for this long the far end is silent. With the tick and one grace it stays below the 900 ms after which a number must look stale. */
export const SILENCE_MS = 700

/** How often the link looks at its clocks. */
export const LINK_TICK_MS = 50

/** Given once when the station itself was late: its own stall must not be blamed on the scanner. */
export const SILENCE_GRACE_MS = 100

/** A driver that has not opened by then is given up, for example a Bluetooth port whose device is gone. */
export const OPEN_DEADLINE_MS = 3_000

/** The scanner must have said Hello by then. */
export const HANDSHAKE_DEADLINE_MS = 2_000

/** How often Identify and Hello are repeated while they wait for their answer. */
export const HANDSHAKE_REPEAT_MS = 250

/** Back-off between attempts to connect; the cap is what an operator is willing to watch count down. */
export const RECONNECT = { baseMs: 250, capMs: 2_000 }

/** A scanner of another protocol version changes only when somebody updates it. */
export const INCOMPATIBLE_RETRY_MS = 10_000

/** A connection that lived this long was a good one: the next failure starts the back-off anew. */
export const STEADY_MS = 2_000

/** Acknowledgements asked for within this time share one frame. */
export const ACK_DELAY_MS = 4

/** Ranges beyond the unbroken run that one Ack or Welcome names. More gaps than this: the scanner re-sends what it need not, and that is recognised. */
export const HAVE_RANGES_MAX = 32

/** Decisions in one message: keeps a frame near the size of a scan. */
export const DECISIONS_PER_MESSAGE_MAX = 256

/** Longest text of a Hello, Fault or Telemetry that is kept; the rest is cut off. */
export const TEXT_CHARACTERS_MAX = 200

/** Entries of a Telemetry message that are kept: more coils than any machine has. */
export const TELEMETRY_ENTRIES_MAX = 256

/** An orderly close waits this long for the driver, then goes on without it. */
export const CLOSE_DEADLINE_MS = 1_000
