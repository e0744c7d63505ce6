/** Largest message from a screen: commands are small, pictures only go the other way. A larger one ends the connection with code 1009. */
export const SCREEN_MESSAGE_BYTES_MAX = 256 * 1024

/** Bytes that may wait for one screen: about a minute of live views. A screen that is further behind is cut off and may come again. */
export const SCREEN_BACKLOG_BYTES_MAX = 8 * 1024 * 1024

/** Screens at a time; the next one is told to try again later (code 1013). */
export const SCREENS_MAX = 16

/** Browsers signed in; the oldest is forgotten when one more comes. */
export const SESSIONS_MAX = 32

/** Wrong links in one minute before every sign-in is refused for the rest of it. A link has 256 random bits: this is for the log's sake. */
export const WRONG_LINKS_MAX = 20
export const WRONG_LINKS_WINDOW_MS = 60_000

/** Longest request line and headers together; the screen's own are below two kilobytes. */
export const HEADER_BYTES_MAX = 16 * 1024
