/** A channel file has under a kilobyte; a longer answer is refused before it is read to its end. */
export const CHANNEL_FILE_BYTES_MAX = 16 * 1024

/** A seal has some 200 bytes; a longer answer is refused. */
export const SEAL_BYTES_MAX = 2 * 1024

/** Our installers have a fifth of that; a channel file that announces more is refused, so that a slip of whoever publishes cannot fill the disk. */
export const INSTALLER_BYTES_MAX = 1024 * 1024 * 1024

/** Installers, archives and their sizes for one system; a channel file with more is refused. */
export const OFFERED_FILES_MAX = 20

/** A small file arrives within this or is asked for again later. */
export const FEED_DEADLINE_MS = 20_000

/** A download that brings no byte for so long has died; what came is thrown away and asked for again later. */
export const DOWNLOAD_SILENCE_MS = 60_000
