/** Sequenced messages the virtual scanner keeps, sent or not, until they are acknowledged: 4 MB of 64×64 scans. When they are used up its conveyor waits. */
export const KEPT_MESSAGES_MAX = 512

/** Without a word from the station for this long the scanner takes the line for dead and waits for Identify. */
export const STATION_SILENCE_MS = 900

/** How often the scanner looks at its clocks. */
export const SESSION_TICK_MS = 50

/** A message is sent again when a later one was acknowledged this long after it went out: it was damaged on the way. */
export const GAP_RESEND_MS = 100

/** Everything unacknowledged is sent again after this long: an acknowledgement or the last message of a run was lost. */
export const RESEND_AFTER_MS = 2_000

export const TELEMETRY_INTERVAL_MS = 1_000

/** Orders carried out that one SorterAck may gather, and how long it may wait for more. */
export const SORTER_ACK_EGGS_MAX = 64
export const SORTER_ACK_DELAY_MS = 100

/** Part of a tray's time in which eggs are scanned; the rest is conveying, and time for answers. */
export const SCANNING_SHARE = 0.85

/** How long a fully acknowledged tray waits for the last answers, counted while the station is there. */
export const ANSWER_WAIT_MS = 2_000

/** A conveyor that fell behind catches up at most this much. */
export const CATCH_UP_MS = 1_000

/** Attempts at one cell within one passage of its tray. */
export const ATTEMPTS_PER_PASSAGE = 2

/** Receiver coils side by side over the tray. */
export const COILS = 16

/** A pause this long inside a frame means that its rest will not come. */
export const FRAME_GAP_MS = 500
