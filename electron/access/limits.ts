/** Without a sign of anybody for this long a session ends: as long as a walk along the line and back. The run screen stays visible. Our own choice. */
export const IDLE_SIGN_OUT_MS = 10 * 60_000

/** A PIN given this recently still counts as given for a critical act: time to read what is about to be done, not to leave the screen. Our own choice. */
export const FRESH_SIGN_IN_MS = 2 * 60_000

/** A sign of somebody is written down this often, for the next start of the station: not at every call, because each costs a write. */
export const SIGN_KEPT_EVERY_MS = 60_000

/** Sessions at a time: every screen that a station serves, twice. A further sign-in ends the one that was used longest ago. */
export const SESSIONS_MAX = 64

/** PINs waiting to be checked, one at a time; a further one is answered BUSY. More than there are screens is nobody at a screen. */
export const PIN_CHECKS_WAITING_MAX = 8
